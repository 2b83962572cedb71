"""Balances follow from the ledger, in the database: no door can go around it.

The ledger's trigger writes ``on_hand``, the allocations' trigger writes ``reserved``, and the lot's
own trigger refuses everybody else. Goods leave only against an issued allocation, and neither an
expired nor a held lot can be promised or handed out. The day is that of the row's own ``at``.
"""

from django.db import migrations

USABLE = """
CREATE FUNCTION inventory_usable(lot inventory_lot, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT lot.state = 'ok' AND CASE WHEN lot.expires_on IS NULL
     THEN NOT (SELECT tracks_expiry FROM inventory_product WHERE id = lot.product_id)
     ELSE lot.expires_on >= (at AT TIME ZONE 'Asia/Shanghai')::date END $$;
"""
LEDGER = """
CREATE FUNCTION inventory_move_apply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE l inventory_lot%ROWTYPE;
BEGIN
  UPDATE inventory_lot SET on_hand = on_hand + NEW.quantity WHERE id = NEW.lot_id RETURNING * INTO l;
  IF NEW.kind = 'issue' THEN
    IF NOT inventory_usable(l, NEW.at) THEN
      RAISE EXCEPTION 'lot % may not be issued', l.lot_no
        USING ERRCODE = 'check_violation', CONSTRAINT = 'move_of_usable_lot';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM inventory_allocation a WHERE a.document = NEW.document
        AND a.lot_id = NEW.lot_id AND a.status = 'issued' AND a.quantity = -NEW.quantity) THEN
      RAISE EXCEPTION 'lot % was not promised to %', l.lot_no, NEW.document
        USING ERRCODE = 'check_violation', CONSTRAINT = 'move_of_promised_lot';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stockmove_apply AFTER INSERT ON inventory_stockmove
  FOR EACH ROW EXECUTE FUNCTION inventory_move_apply();
CREATE TRIGGER stockmove_append_only BEFORE UPDATE OR DELETE ON inventory_stockmove
  FOR EACH ROW EXECUTE FUNCTION core_append_only();
"""
ALLOCATION = """
CREATE FUNCTION inventory_allocation_apply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE l inventory_lot%ROWTYPE;
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status = 'reserved' THEN
    UPDATE inventory_lot SET reserved = reserved + NEW.quantity WHERE id = NEW.lot_id RETURNING * INTO l;
    IF NOT inventory_usable(l, NEW.at) THEN
      RAISE EXCEPTION 'lot % may not be promised', l.lot_no
        USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_of_usable_lot';
    END IF;
  ELSIF TG_OP = 'UPDATE' AND OLD.status = 'reserved' AND NEW.status IN ('issued', 'released')
      AND (NEW.lot_id, NEW.quantity, NEW.document) = (OLD.lot_id, OLD.quantity, OLD.document) THEN
    UPDATE inventory_lot SET reserved = reserved - OLD.quantity WHERE id = OLD.lot_id;
  ELSE
    RAISE EXCEPTION 'an allocation is reserved, then issued or released, and never deleted'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_apply AFTER INSERT OR UPDATE OR DELETE ON inventory_allocation
  FOR EACH ROW EXECUTE FUNCTION inventory_allocation_apply();
"""
BALANCE = """
CREATE FUNCTION inventory_lot_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 AND (
      (TG_OP = 'INSERT' AND (NEW.on_hand, NEW.reserved) <> (0, 0))
      OR (TG_OP = 'UPDATE' AND (NEW.on_hand, NEW.reserved) <> (OLD.on_hand, OLD.reserved))) THEN
    RAISE EXCEPTION 'the balance of a lot follows from the ledger' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_guard BEFORE INSERT OR UPDATE ON inventory_lot
  FOR EACH ROW EXECUTE FUNCTION inventory_lot_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_initial"), ("core", "0002_initial")]
    operations = [
        migrations.RunSQL(USABLE, "DROP FUNCTION inventory_usable(inventory_lot, timestamptz);"),
        migrations.RunSQL(
            LEDGER,
            "DROP TRIGGER stockmove_append_only ON inventory_stockmove;"
            "DROP TRIGGER stockmove_apply ON inventory_stockmove;"
            "DROP FUNCTION inventory_move_apply();",
        ),
        migrations.RunSQL(
            ALLOCATION,
            "DROP TRIGGER allocation_apply ON inventory_allocation;"
            "DROP FUNCTION inventory_allocation_apply();",
        ),
        migrations.RunSQL(
            BALANCE,
            "DROP TRIGGER lot_guard ON inventory_lot;DROP FUNCTION inventory_lot_guard();",
        ),
    ]
