"""While a warehouse is counted with nothing moving, the database lets nothing move.

A move that is under way when the count begins holds its lot; the count of that lot waits for it.
"""

from django.db import migrations

FREEZE = """
CREATE FUNCTION warehousing_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM warehousing_stocktake s JOIN inventory_lot l ON l.warehouse_id = s.warehouse_id
      WHERE l.id = NEW.lot_id AND s.mode = 'frozen' AND s.state IN ('counting', 'recount')) THEN
    RAISE EXCEPTION 'the warehouse is being counted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'move_while_counted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stockmove_a_frozen BEFORE INSERT ON inventory_stockmove
  FOR EACH ROW EXECUTE FUNCTION warehousing_frozen();
"""
THAW = """
DROP TRIGGER stockmove_a_frozen ON inventory_stockmove;
DROP FUNCTION warehousing_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("warehousing", "0001_papers"), ("inventory", "0004_ledger_with_cost")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
