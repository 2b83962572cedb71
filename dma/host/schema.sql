--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: complaints_compensation_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.complaints_compensation_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (
      SELECT 1 FROM complaints_complaint c
       WHERE c.id = NEW.complaint_id AND c.accused_id IN (
         NEW.asked_by_id, NEW.branch_by_id, NEW.region_by_id, NEW.finance_by_id,
         NEW.refused_by_id)) THEN
    RAISE EXCEPTION 'the complaint is about this person'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'compensation_not_by_accused';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.amount, NEW.levels, NEW.asked_by_id, NEW.complaint_id)
      <> (OLD.amount, OLD.levels, OLD.asked_by_id, OLD.complaint_id) THEN
    RAISE EXCEPTION 'what was asked for stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: complaints_round_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.complaints_round_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an ended round stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a round is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.called_back_by_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM complaints_complaint c
       WHERE c.id = NEW.complaint_id AND c.accused_id IN (NEW.called_back_by_id, NEW.handler_id)) THEN
    RAISE EXCEPTION 'the complaint is about this person'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'round_not_by_accused';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: contracts_template_frozen(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.contracts_template_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published contract template is immutable'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;


--
-- Name: core_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.core_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;


--
-- Name: core_now(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.core_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$ SELECT now() + coalesce((SELECT by FROM core_clockshift WHERE id = 1), interval '0') $$;


--
-- Name: core_published_is_final(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.core_published_is_final() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
  IF OLD.published_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.data IS DISTINCT FROM OLD.data
      OR NEW.code <> OLD.code OR NEW.number <> OLD.number OR NEW.published_at IS NULL) THEN
    RAISE EXCEPTION 'published versions of % are final', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;


--
-- Name: crises_statement_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.crises_statement_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL AND (NEW.text, NEW.kind, NEW.written_by_id, NEW.signed_by_id)
      <> (OLD.text, OLD.kind, OLD.written_by_id, OLD.signed_by_id) THEN
    RAISE EXCEPTION 'a signed statement stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: inventory_allocation_apply(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_allocation_apply() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE l inventory_lot%ROWTYPE;
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status = 'reserved' THEN
    UPDATE inventory_lot SET reserved = reserved + NEW.quantity WHERE id = NEW.lot_id RETURNING * INTO l;
    IF NOT inventory_usable(l, NEW.at) THEN
      RAISE EXCEPTION 'lot % may not be promised', l.lot_no
        USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_of_usable_lot';
    END IF;
    IF NEW.reason = '' AND inventory_goes_before(l, NEW.at) THEN
      RAISE EXCEPTION 'another lot goes before %', l.lot_no
        USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_of_first_lot';
    END IF;
  ELSIF TG_OP = 'UPDATE' AND OLD.status = 'reserved' AND NEW.status IN ('issued', 'released')
      AND (NEW.lot_id, NEW.quantity, NEW.document, NEW.reason)
        = (OLD.lot_id, OLD.quantity, OLD.document, OLD.reason) THEN
    UPDATE inventory_lot SET reserved = reserved - OLD.quantity WHERE id = OLD.lot_id;
  ELSE
    RAISE EXCEPTION 'an allocation is reserved, then issued or released, and never deleted'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: inventory_lot; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_lot (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    lot_no character varying(60) NOT NULL,
    expires_on date,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    on_hand integer NOT NULL,
    reserved integer NOT NULL,
    product_id bigint NOT NULL,
    warehouse_id bigint NOT NULL,
    produced_on date,
    stopped_by bigint,
    supplier character varying(80) NOT NULL,
    value numeric(16,4) NOT NULL,
    bin_id bigint,
    CONSTRAINT inventory_lot_on_hand_check CHECK ((on_hand >= 0)),
    CONSTRAINT inventory_lot_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT inventory_lot_version_check CHECK ((version >= 0)),
    CONSTRAINT lot_has_number CHECK ((NOT ((lot_no)::text = ''::text))),
    CONSTRAINT lot_made_before_it_ends CHECK (((produced_on IS NULL) OR (expires_on IS NULL) OR (produced_on <= expires_on))),
    CONSTRAINT lot_never_negative CHECK ((on_hand >= 0)),
    CONSTRAINT lot_reserved_within_hand CHECK (((reserved >= 0) AND (reserved <= on_hand))),
    CONSTRAINT lot_value_of_goods CHECK (((value >= (0)::numeric) AND ((on_hand > 0) OR (value = (0)::numeric))))
);


--
-- Name: inventory_stockmove; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_stockmove (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    quantity integer NOT NULL,
    document character varying(80) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    lot_id bigint NOT NULL,
    cost numeric(16,4) NOT NULL,
    line character varying(40) NOT NULL,
    CONSTRAINT move_has_document_and_person CHECK (((NOT ((document)::text = ''::text)) AND (NOT ((actor_name)::text = ''::text)))),
    CONSTRAINT move_sign_fits_kind CHECK (((((kind)::text = ANY ((ARRAY['receipt'::character varying, 'return'::character varying, 'arrival'::character varying])::text[])) AND (quantity > 0)) OR (((kind)::text = ANY ((ARRAY['issue'::character varying, 'dispatch'::character varying, 'disposal'::character varying])::text[])) AND (quantity < 0)) OR (((kind)::text = 'transfer'::text) AND (NOT (quantity = 0))) OR (((kind)::text = ANY ((ARRAY['adjust'::character varying, 'count'::character varying])::text[])) AND (NOT (quantity = 0)) AND (NOT ((reason)::text = ''::text)))))
);


--
-- Name: inventory_cost_of(public.inventory_stockmove, public.inventory_lot); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_cost_of(m public.inventory_stockmove, l public.inventory_lot) RETURNS numeric
    LANGUAGE plpgsql
    AS $$
DECLARE known numeric;
BEGIN
  IF m.quantity < 0 THEN
    RETURN CASE WHEN l.on_hand + m.quantity <= 0 THEN -l.value
                ELSE round(l.value * m.quantity / l.on_hand, 4) END;
  ELSIF m.kind IN ('transfer', 'arrival') THEN
    SELECT -sum(o.cost) INTO known FROM inventory_stockmove o
      WHERE o.document = m.document AND o.line = m.line AND o.kind IN ('transfer', 'dispatch');
    RETURN coalesce(known, 0);
  ELSIF m.cost IS NOT NULL THEN
    RETURN m.cost;
  ELSIF l.on_hand > 0 THEN
    RETURN round(l.value * m.quantity / l.on_hand, 4);
  END IF;
  SELECT round(o.cost / o.quantity * m.quantity, 4) INTO known FROM inventory_stockmove o
    WHERE o.lot_id = m.lot_id ORDER BY o.id DESC LIMIT 1;
  RETURN coalesce(known, 0);
END $$;


--
-- Name: inventory_goes_before(public.inventory_lot, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_goes_before(l public.inventory_lot, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT EXISTS (SELECT 1 FROM inventory_lot e
    WHERE e.warehouse_id = l.warehouse_id AND e.product_id = l.product_id AND e.id <> l.id
      AND e.on_hand > 0 AND e.on_hand > e.reserved
      AND (coalesce(e.expires_on, 'infinity'), e.received_at, e.id)
        < (coalesce(l.expires_on, 'infinity'), l.received_at, l.id)
      AND inventory_usable(e, at)) $$;


--
-- Name: inventory_lot_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_lot_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF pg_trigger_depth() < 2 AND (
      (TG_OP = 'INSERT' AND (NEW.on_hand, NEW.reserved, NEW.value) <> (0, 0, 0))
      OR (TG_OP = 'UPDATE' AND (NEW.on_hand, NEW.reserved, NEW.value)
        <> (OLD.on_hand, OLD.reserved, OLD.value))) THEN
    RAISE EXCEPTION 'the balance of a lot follows from the ledger' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.product_id, NEW.warehouse_id, NEW.bin_id, NEW.lot_no, NEW.expires_on)
      IS DISTINCT FROM (OLD.product_id, OLD.warehouse_id, OLD.bin_id, OLD.lot_no, OLD.expires_on) THEN
    RAISE EXCEPTION 'what a lot is and where it lies does not change: goods are moved'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_advisory_xact_lock(hashtext('inventory_lot'), hashtext(NEW.product_id || NEW.lot_no));
    IF EXISTS (SELECT 1 FROM inventory_lot o WHERE o.product_id = NEW.product_id
        AND o.lot_no = NEW.lot_no AND o.expires_on IS DISTINCT FROM NEW.expires_on) THEN
      RAISE EXCEPTION 'lot % is on record with another expiry date', NEW.lot_no
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_has_one_expiry';
    END IF;
  END IF;
  RETURN NEW;
END $$;


--
-- Name: inventory_move_apply(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_move_apply() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE l inventory_lot%ROWTYPE;
BEGIN
  SELECT * INTO STRICT l FROM inventory_lot WHERE id = NEW.lot_id FOR NO KEY UPDATE;
  IF NEW.kind IN ('issue', 'dispatch') AND NEW.quantity < 0 THEN
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
  IF NEW.kind = 'disposal' AND NOT EXISTS (SELECT 1 FROM inventory_bin b JOIN inventory_zone z
      ON z.id = b.zone_id WHERE b.id = l.bin_id AND z.kind = 'disposal') THEN
    RAISE EXCEPTION 'lot % does not wait for destruction', l.lot_no
      USING ERRCODE = 'check_violation', CONSTRAINT = 'move_of_lot_set_apart';
  END IF;
  NEW.cost := inventory_cost_of(NEW, l);
  UPDATE inventory_lot SET on_hand = on_hand + NEW.quantity, value = value + NEW.cost
    WHERE id = NEW.lot_id;
  RETURN NEW;
END $$;


--
-- Name: inventory_move_pair(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_move_pair() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE batches int; moved bigint; paid numeric;
BEGIN
  SELECT count(DISTINCT (l.product_id, l.lot_no)), sum(m.quantity), sum(m.cost)
    INTO batches, moved, paid
    FROM inventory_stockmove m JOIN inventory_lot l ON l.id = m.lot_id
   WHERE m.document = NEW.document AND m.line = NEW.line
     AND m.kind IN ('transfer', 'dispatch', 'arrival');
  IF (batches, moved, paid) IS DISTINCT FROM (1, 0::bigint, 0::numeric) THEN
    RAISE EXCEPTION 'line % of % takes what it does not bring', NEW.line, NEW.document
      USING ERRCODE = 'check_violation', CONSTRAINT = 'move_takes_what_it_brings';
  END IF;
  RETURN NULL;
END $$;


--
-- Name: inventory_usable(public.inventory_lot, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.inventory_usable(lot public.inventory_lot, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT lot.state = 'ok' AND CASE WHEN lot.expires_on IS NULL
     THEN NOT (SELECT tracks_expiry FROM inventory_product WHERE id = lot.product_id)
     ELSE lot.expires_on >= (at AT TIME ZONE 'Asia/Shanghai')::date END
   AND (lot.bin_id IS NULL OR EXISTS (SELECT 1 FROM inventory_bin b JOIN inventory_zone z
     ON z.id = b.zone_id WHERE b.id = lot.bin_id AND z.kind = 'store')) $$;


--
-- Name: warehousing_frozen(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.warehousing_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM warehousing_stocktake s JOIN inventory_lot l ON l.warehouse_id = s.warehouse_id
      WHERE l.id = NEW.lot_id AND s.mode = 'frozen' AND s.state IN ('counting', 'recount')) THEN
    RAISE EXCEPTION 'the warehouse is being counted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'move_while_counted';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: accounts_absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_absence (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    note character varying(200) NOT NULL,
    decided_reason character varying(200) NOT NULL,
    deputy_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT absence_has_length CHECK ((ends_at > starts_at)),
    CONSTRAINT absence_other_deputy CHECK ((NOT (user_id = deputy_id))),
    CONSTRAINT accounts_absence_version_check CHECK ((version >= 0))
);


--
-- Name: accounts_absence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_apitoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_apitoken (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    prefix character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT apitoken_expires CHECK ((expires_at > created_at))
);


--
-- Name: accounts_apitoken_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_branch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_branch (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    kind character varying(12) NOT NULL,
    address character varying(200) NOT NULL,
    phone character varying(30) NOT NULL
);


--
-- Name: accounts_branch_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_branch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_branch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_partner; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_partner (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    contact bytea NOT NULL,
    mobile bytea NOT NULL,
    branch_id bigint NOT NULL,
    CONSTRAINT accounts_partner_version_check CHECK ((version >= 0))
);


--
-- Name: accounts_partner_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_staffprofile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_staffprofile (
    id bigint NOT NULL,
    sex character varying(10) NOT NULL,
    full_time boolean NOT NULL,
    region character varying(60) NOT NULL,
    specialities character varying(200) NOT NULL,
    years smallint,
    introduction text NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT accounts_staffprofile_years_check CHECK ((years >= 0))
);


--
-- Name: accounts_staffprofile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_staffprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_staffprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    full_name character varying(60) NOT NULL,
    roles character varying(24)[] NOT NULL,
    work_phone character varying(30) NOT NULL,
    im_url character varying(300) NOT NULL,
    language character varying(10) NOT NULL,
    superior_id bigint,
    branch_id bigint
);


--
-- Name: accounts_user_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: accounts_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user_user_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: accounts_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accessattempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);


--
-- Name: axes_accessattempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accessattemptexpiration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: axes_accessfailurelog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);


--
-- Name: axes_accessfailurelog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accesslog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);


--
-- Name: axes_accesslog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_authority; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_authority (
    id bigint NOT NULL,
    role character varying(24) NOT NULL,
    category character varying(10) NOT NULL,
    "limit" numeric(10,2),
    CONSTRAINT authority_sane CHECK ((("limit" IS NULL) OR ("limit" >= (0)::numeric)))
);


--
-- Name: complaints_authority_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_authority ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_authority_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_compensation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_compensation (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    round smallint NOT NULL,
    remedy character varying(10) NOT NULL,
    amount numeric(10,2) NOT NULL,
    reason bytea NOT NULL,
    levels smallint NOT NULL,
    approved_level smallint NOT NULL,
    branch_at timestamp with time zone,
    region_at timestamp with time zone,
    finance_at timestamp with time zone,
    refused_reason character varying(500) NOT NULL,
    paid_at timestamp with time zone,
    reference character varying(80) NOT NULL,
    asked_by_id bigint NOT NULL,
    branch_by_id bigint,
    complaint_id bigint NOT NULL,
    finance_by_id bigint,
    refused_by_id bigint,
    region_by_id bigint,
    CONSTRAINT compensation_approved_by_all CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'paid'::character varying])::text[]))) OR (levels = 0) OR (approved_level >= levels))),
    CONSTRAINT compensation_nobody_twice CHECK ((((branch_by_id IS NULL) OR (NOT ((branch_by_id = asked_by_id) AND (branch_by_id IS NOT NULL)))) AND ((region_by_id IS NULL) OR (NOT ((region_by_id = asked_by_id) AND (region_by_id IS NOT NULL)))) AND ((finance_by_id IS NULL) OR (NOT ((finance_by_id = asked_by_id) AND (finance_by_id IS NOT NULL)))) AND ((branch_by_id IS NULL) OR (region_by_id IS NULL) OR (NOT ((branch_by_id = region_by_id) AND (branch_by_id IS NOT NULL) AND (region_by_id IS NOT NULL)))) AND ((branch_by_id IS NULL) OR (finance_by_id IS NULL) OR (NOT ((branch_by_id = finance_by_id) AND (branch_by_id IS NOT NULL) AND (finance_by_id IS NOT NULL)))) AND ((region_by_id IS NULL) OR (finance_by_id IS NULL) OR (NOT ((region_by_id = finance_by_id) AND (region_by_id IS NOT NULL) AND (finance_by_id IS NOT NULL)))))),
    CONSTRAINT compensation_of_something CHECK ((amount > (0)::numeric)),
    CONSTRAINT complaints_compensation_approved_level_check CHECK ((approved_level >= 0)),
    CONSTRAINT complaints_compensation_levels_check CHECK ((levels >= 0)),
    CONSTRAINT complaints_compensation_round_check CHECK ((round >= 0)),
    CONSTRAINT complaints_compensation_version_check CHECK ((version >= 0))
);


--
-- Name: complaints_compensation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_compensation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_compensation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_complaint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_complaint (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    source character varying(10) NOT NULL,
    category character varying(10) NOT NULL,
    text bytea NOT NULL,
    taken_by character varying(80) NOT NULL,
    resolution bytea NOT NULL,
    closed_at timestamp with time zone,
    customer_id bigint NOT NULL,
    order_id bigint,
    receipt_id bigint,
    accused_id bigint,
    amount numeric(10,2),
    branch_id bigint,
    cause character varying(20) NOT NULL,
    closed_by character varying(10) NOT NULL,
    escalated_for bigint[] NOT NULL,
    first_answered_at timestamp with time zone,
    grade character varying(10) NOT NULL,
    handler_id bigint,
    harm boolean NOT NULL,
    lead_in_at timestamp with time zone,
    level smallint NOT NULL,
    lot_id bigint,
    management_in_at timestamp with time zone,
    merged_into_id bigint,
    plan_id bigint,
    promised_at timestamp with time zone,
    repeat_of_id bigint,
    resolved_at timestamp with time zone,
    round smallint NOT NULL,
    suggested character varying(10) NOT NULL,
    summary bytea NOT NULL,
    waiting_since timestamp with time zone,
    why bytea NOT NULL,
    said_id bigint,
    CONSTRAINT complaint_closed_has_time CHECK (((NOT ((state)::text = 'closed'::text)) OR (closed_at IS NOT NULL))),
    CONSTRAINT complaint_graded CHECK ((((state)::text = 'registered'::text) OR (NOT ((grade)::text = ''::text)) OR ((state)::text = ANY ((ARRAY['withdrawn'::character varying, 'merged'::character varying])::text[])) OR ((state)::text = 'dismissed'::text))),
    CONSTRAINT complaint_handler_not_accused CHECK (((handler_id IS NULL) OR (accused_id IS NULL) OR (NOT ((handler_id = accused_id) AND (handler_id IS NOT NULL) AND (accused_id IS NOT NULL))))),
    CONSTRAINT complaint_harm_is_major CHECK (((NOT harm) OR ((grade)::text = ANY ((ARRAY[''::character varying, 'major'::character varying, 'crisis'::character varying])::text[])))),
    CONSTRAINT complaint_merged_somewhere CHECK ((((merged_into_id IS NOT NULL) AND ((state)::text = 'merged'::text)) OR ((NOT ((state)::text = 'merged'::text)) AND (merged_into_id IS NULL)))),
    CONSTRAINT complaints_complaint_level_check CHECK ((level >= 0)),
    CONSTRAINT complaints_complaint_round_check CHECK ((round >= 0)),
    CONSTRAINT complaints_complaint_version_check CHECK ((version >= 0))
);


--
-- Name: complaints_complaint_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_improvement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_improvement (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    title character varying(120) NOT NULL,
    cause character varying(20) NOT NULL,
    cycle smallint NOT NULL,
    whys text NOT NULL,
    actions text NOT NULL,
    acceptance text NOT NULL,
    due_at timestamp with time zone,
    done_at timestamp with time zone,
    result text NOT NULL,
    accepted_at timestamp with time zone,
    checked text NOT NULL,
    observed text NOT NULL,
    before integer,
    after integer,
    concluded_at timestamp with time zone,
    accepted_by_id bigint,
    branch_id bigint,
    complaint_id bigint,
    owner_id bigint,
    CONSTRAINT complaints_improvement_after_check CHECK ((after >= 0)),
    CONSTRAINT complaints_improvement_before_check CHECK ((before >= 0)),
    CONSTRAINT complaints_improvement_cycle_check CHECK ((cycle >= 0)),
    CONSTRAINT complaints_improvement_version_check CHECK ((version >= 0)),
    CONSTRAINT improvement_accepted_by_another CHECK (((accepted_by_id IS NULL) OR (owner_id IS NULL) OR (NOT ((accepted_by_id = owner_id) AND (accepted_by_id IS NOT NULL) AND (owner_id IS NOT NULL))))),
    CONSTRAINT improvement_observed_after_acceptance CHECK (((NOT ((state)::text = ANY ((ARRAY['observing'::character varying, 'effective'::character varying, 'ineffective'::character varying])::text[]))) OR (accepted_at IS NOT NULL)))
);


--
-- Name: complaints_improvement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_improvement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_improvement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_measure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_measure (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    round smallint NOT NULL,
    department character varying(24) NOT NULL,
    what bytea NOT NULL,
    due_at timestamp with time zone NOT NULL,
    begun_at timestamp with time zone,
    done_at timestamp with time zone,
    result bytea NOT NULL,
    complaint_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT complaints_measure_round_check CHECK ((round >= 0)),
    CONSTRAINT complaints_measure_version_check CHECK ((version >= 0))
);


--
-- Name: complaints_measure_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_note (
    id bigint NOT NULL,
    round smallint NOT NULL,
    kind character varying(10) NOT NULL,
    text bytea NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    by character varying(80) NOT NULL,
    complaint_id bigint NOT NULL,
    CONSTRAINT complaints_note_round_check CHECK ((round >= 0))
);


--
-- Name: complaints_note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_related; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_related (
    id bigint NOT NULL,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    CONSTRAINT related_in_order CHECK ((first_id < second_id))
);


--
-- Name: complaints_related_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_related ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_related_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: complaints_round; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaints_round (
    id bigint NOT NULL,
    number smallint NOT NULL,
    why character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    proposal bytea NOT NULL,
    proposed_at timestamp with time zone,
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answered_by character varying(12) NOT NULL,
    answer_words bytea NOT NULL,
    resolution bytea NOT NULL,
    resolved_at timestamp with time zone,
    called_back_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    call_words bytea NOT NULL,
    ended_at timestamp with time zone,
    called_back_by_id bigint,
    complaint_id bigint NOT NULL,
    handler_id bigint,
    proposed_by_id bigint,
    CONSTRAINT complaints_round_number_check CHECK ((number >= 0)),
    CONSTRAINT round_called_by_another CHECK (((called_back_by_id IS NULL) OR (handler_id IS NULL) OR (NOT ((called_back_by_id = handler_id) AND (called_back_by_id IS NOT NULL) AND (handler_id IS NOT NULL)))))
);


--
-- Name: complaints_round_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.complaints_round ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_round_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contracts_contract; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contracts_contract (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    contract_no character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    variables bytea NOT NULL,
    text bytea NOT NULL,
    text_sha256 character varying(64) NOT NULL,
    provider character varying(10) NOT NULL,
    flow_id character varying(80) NOT NULL,
    sent_at timestamp with time zone,
    expires_at timestamp with time zone,
    viewed_at timestamp with time zone,
    customer_signed_at timestamp with time zone,
    signer_name bytea NOT NULL,
    signer_ip_hash character varying(64) NOT NULL,
    company_signed_at timestamp with time zone,
    closed_reason character varying(500) NOT NULL,
    reissued_at timestamp with time zone,
    company_signer_id bigint,
    order_id bigint NOT NULL,
    scanned_by_id bigint,
    supersedes_id bigint,
    template_id bigint NOT NULL,
    CONSTRAINT contract_paper_four_eyes CHECK (((NOT (((kind)::text = 'paper'::text) AND ((state)::text = 'signed'::text))) OR (NOT ((scanned_by_id = company_signer_id) AND (scanned_by_id IS NOT NULL) AND (company_signer_id IS NOT NULL))))),
    CONSTRAINT contract_signed_by_both CHECK (((NOT ((state)::text = 'signed'::text)) OR ((company_signed_at IS NOT NULL) AND (customer_signed_at IS NOT NULL)))),
    CONSTRAINT contracts_contract_version_check CHECK ((version >= 0))
);


--
-- Name: contracts_contract_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contracts_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contracts_contract_no; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.contracts_contract_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: contracts_contracttemplate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contracts_contracttemplate (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    version integer NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    body text NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT contracts_contracttemplate_version_check CHECK ((version >= 0))
);


--
-- Name: contracts_contracttemplate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contracts_contracttemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_contracttemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contracts_signingevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contracts_signingevent (
    id bigint NOT NULL,
    provider character varying(10) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    body bytea NOT NULL,
    action character varying(60) NOT NULL,
    flow_id character varying(80) NOT NULL,
    result character varying(12) NOT NULL,
    note character varying(200) NOT NULL,
    repeats integer NOT NULL,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    contract_id bigint,
    CONSTRAINT contracts_signingevent_repeats_check CHECK ((repeats >= 0))
);


--
-- Name: contracts_signingevent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contracts_signingevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_signingevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_accesslog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_accesslog (
    id bigint NOT NULL,
    actor_kind character varying(12) NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    customer_key bigint NOT NULL,
    row_key character varying(80) NOT NULL,
    what character varying(40) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL
);


--
-- Name: core_accesslog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_attachment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_attachment (
    id uuid NOT NULL,
    row_key character varying(80) NOT NULL,
    case_key character varying(40) NOT NULL,
    customer_key bigint,
    kind character varying(40) NOT NULL,
    name bytea NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    width integer,
    height integer,
    path character varying(100) NOT NULL,
    by_kind character varying(12) NOT NULL,
    by_id bigint,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT core_attachment_height_check CHECK ((height >= 0)),
    CONSTRAINT core_attachment_size_check CHECK ((size >= 0)),
    CONSTRAINT core_attachment_width_check CHECK ((width >= 0))
);


--
-- Name: core_bulkjob; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_bulkjob (
    id bigint NOT NULL,
    owner_id bigint NOT NULL,
    screen character varying(40) NOT NULL,
    step character varying(60) NOT NULL,
    asked bytea NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    failed integer NOT NULL,
    skipped integer NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    started_at timestamp with time zone,
    moved_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT core_bulkjob_done_check CHECK ((done >= 0)),
    CONSTRAINT core_bulkjob_failed_check CHECK ((failed >= 0)),
    CONSTRAINT core_bulkjob_skipped_check CHECK ((skipped >= 0)),
    CONSTRAINT core_bulkjob_total_check CHECK ((total >= 0))
);


--
-- Name: core_bulkjob_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_bulkjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_bulkjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_bulkrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_bulkrow (
    id bigint NOT NULL,
    row_id bigint NOT NULL,
    version integer NOT NULL,
    outcome character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    job_id bigint NOT NULL,
    CONSTRAINT bulkrow_outcome CHECK (((outcome)::text = ANY ((ARRAY[''::character varying, 'done'::character varying, 'failed'::character varying, 'skipped'::character varying])::text[]))),
    CONSTRAINT core_bulkrow_version_check CHECK ((version >= 0))
);


--
-- Name: core_bulkrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_bulkrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_bulkrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_clockshift; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_clockshift (
    id bigint NOT NULL,
    by interval NOT NULL,
    CONSTRAINT clockshift_single CHECK ((id = 1))
);


--
-- Name: core_clockshift_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_clockshift ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_clockshift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_customerlink; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_customerlink (
    id bigint NOT NULL,
    nonce character varying(24) NOT NULL,
    purpose character varying(40) NOT NULL,
    row_key character varying(80) NOT NULL,
    customer_key bigint,
    issued_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT customerlink_lasts CHECK ((expires_at > issued_at))
);


--
-- Name: core_customerlink_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_customerlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_customerlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_formdraft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_formdraft (
    id bigint NOT NULL,
    owner_id bigint NOT NULL,
    path character varying(200) NOT NULL,
    typed bytea NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL
);


--
-- Name: core_formdraft_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_formdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_formdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_idempotencykey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_idempotencykey (
    id bigint NOT NULL,
    client character varying(40) NOT NULL,
    key character varying(200) NOT NULL,
    request_hash character varying(64) NOT NULL,
    status smallint NOT NULL,
    body bytea,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT core_idempotencykey_status_check CHECK ((status >= 0))
);


--
-- Name: core_idempotencykey_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_idempotencykey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_idempotencykey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_listhabit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_listhabit (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    screen character varying(40) NOT NULL,
    hidden character varying(40)[] NOT NULL,
    size smallint,
    view_id bigint,
    CONSTRAINT core_listhabit_size_check CHECK ((size >= 0))
);


--
-- Name: core_listhabit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_listhabit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_listhabit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_savedview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_savedview (
    id bigint NOT NULL,
    screen character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    query bytea NOT NULL,
    owner_id bigint NOT NULL,
    role character varying(24) NOT NULL,
    branch_key bigint,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    removed_at timestamp with time zone
);


--
-- Name: core_savedview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: core_steplog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.core_steplog (
    id bigint NOT NULL,
    row_key character varying(80) NOT NULL,
    case_key character varying(40) NOT NULL,
    customer_key bigint,
    branch_key bigint,
    step character varying(60) NOT NULL,
    before character varying(40) NOT NULL,
    after character varying(40) NOT NULL,
    actor_kind character varying(12) NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    reason character varying(500) NOT NULL,
    facts jsonb NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL
);


--
-- Name: core_steplog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.core_steplog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_steplog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_alert; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_alert (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    source_key character varying(80) NOT NULL,
    words character varying(200) NOT NULL,
    shares integer NOT NULL,
    note bytea NOT NULL,
    pushed_at timestamp with time zone,
    branch_id bigint,
    duty_id bigint,
    handled_by_id bigint,
    rule_id bigint NOT NULL,
    CONSTRAINT crises_alert_shares_check CHECK ((shares >= 0)),
    CONSTRAINT crises_alert_version_check CHECK ((version >= 0))
);


--
-- Name: crises_alert_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_alert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_alert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_crisis; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_crisis (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    title character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    summary character varying(2000) NOT NULL,
    scope character varying(10) NOT NULL,
    amount numeric(12,2) NOT NULL,
    shares integer NOT NULL,
    risk character varying(8) NOT NULL,
    drill boolean NOT NULL,
    side character varying(1) NOT NULL,
    declared_by character varying(80) NOT NULL,
    assembled_at timestamp with time zone,
    ended_at timestamp with time zone,
    lessons text NOT NULL,
    branch_id bigint,
    complaint_id bigint,
    CONSTRAINT crises_crisis_shares_check CHECK ((shares >= 0)),
    CONSTRAINT crises_crisis_version_check CHECK ((version >= 0))
);


--
-- Name: crises_crisis_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_crisis ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_crisis_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_duty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_duty (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT duty_lasts CHECK ((ends_at > starts_at))
);


--
-- Name: crises_duty_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_duty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_line (
    id bigint NOT NULL,
    title character varying(60) NOT NULL,
    text bytea NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    by character varying(80) NOT NULL,
    crisis_id bigint NOT NULL
);


--
-- Name: crises_line_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_member (
    id bigint NOT NULL,
    part character varying(10) NOT NULL,
    crisis_id bigint NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: crises_member_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_review (
    id bigint NOT NULL,
    platform character varying(30) NOT NULL,
    external_id character varying(80) NOT NULL,
    text bytea NOT NULL,
    url character varying(400) NOT NULL,
    shares integer NOT NULL,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT crises_review_shares_check CHECK ((shares >= 0))
);


--
-- Name: crises_review_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_seat; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_seat (
    id bigint NOT NULL,
    side character varying(1) NOT NULL,
    part character varying(10) NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: crises_seat_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_statement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_statement (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    kind character varying(10) NOT NULL,
    text text NOT NULL,
    signed_at timestamp with time zone,
    issued_at timestamp with time zone,
    "where" character varying(200) NOT NULL,
    crisis_id bigint NOT NULL,
    signed_by_id bigint,
    written_by_id bigint NOT NULL,
    CONSTRAINT crises_statement_version_check CHECK ((version >= 0)),
    CONSTRAINT statement_issued_signed CHECK (((NOT ((state)::text = ANY ((ARRAY['signed'::character varying, 'issued'::character varying])::text[]))) OR (signed_by_id IS NOT NULL))),
    CONSTRAINT statement_signed_by_another CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = written_by_id) AND (signed_by_id IS NOT NULL)))))
);


--
-- Name: crises_statement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: crises_watchrule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crises_watchrule (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    words character varying(40)[] NOT NULL,
    active boolean NOT NULL
);


--
-- Name: crises_watchrule_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.crises_watchrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crises_watchrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_archive_no; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.customers_archive_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: customers_consentrecord; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers_consentrecord (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    purpose character varying(24) NOT NULL,
    text_version character varying(20) NOT NULL,
    text_hash character varying(64) NOT NULL,
    decision character varying(8) NOT NULL,
    channel character varying(8) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    withdrawn_by character varying(8) NOT NULL,
    customer_id bigint NOT NULL,
    CONSTRAINT customers_consentrecord_version_check CHECK ((version >= 0))
);


--
-- Name: customers_consentrecord_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.customers_consentrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_consentrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_customer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers_customer (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    archive_no character varying(20) NOT NULL COLLATE pg_catalog."C",
    full_name character varying(60) NOT NULL,
    pinyin character varying(400) NOT NULL COLLATE pg_catalog."C",
    initials character varying(60) NOT NULL,
    variants character varying(400)[] NOT NULL,
    name_words text NOT NULL,
    name_grams integer[] NOT NULL,
    sex character varying(8) NOT NULL,
    birth_date date,
    birth_year smallint,
    phone bytea NOT NULL,
    phone_hash character varying(32) NOT NULL,
    phone_grams integer[] NOT NULL,
    phone_last4 character varying(4) NOT NULL,
    region bytea NOT NULL,
    address bytea NOT NULL,
    region_grams integer[] NOT NULL,
    address_grams integer[] NOT NULL,
    id_number bytea NOT NULL,
    id_number_hash character varying(32) NOT NULL,
    id_number_grams integer[] NOT NULL,
    email bytea NOT NULL,
    email_hash character varying(32) NOT NULL,
    source character varying(12) NOT NULL,
    source_detail character varying(100) NOT NULL,
    member_no character varying(40) NOT NULL,
    member_since date,
    allergies bytea NOT NULL,
    preferences bytea NOT NULL,
    special_needs bytea NOT NULL,
    remark bytea NOT NULL,
    preferred_channel character varying(8) NOT NULL,
    quiet_from time without time zone,
    quiet_until time without time zone,
    branch_id bigint NOT NULL,
    health_manager_id bigint,
    primary_doctor_id bigint,
    CONSTRAINT customer_enrolled_has_no CHECK ((((state)::text = 'prospect'::text) OR (NOT ((archive_no)::text = ''::text)))),
    CONSTRAINT customer_quiet_hours_whole CHECK ((((quiet_from IS NULL) AND (quiet_until IS NULL)) OR ((quiet_from IS NOT NULL) AND (quiet_until IS NOT NULL)))),
    CONSTRAINT customers_customer_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT customers_customer_version_check CHECK ((version >= 0))
);


--
-- Name: customers_customer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_othername; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers_othername (
    id bigint NOT NULL,
    given_name character varying(60) NOT NULL,
    came_with character varying(80) NOT NULL,
    noted_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    settled_at timestamp with time zone,
    customer_id bigint NOT NULL
);


--
-- Name: customers_othername_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.customers_othername ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_othername_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_teammember; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers_teammember (
    id bigint NOT NULL,
    case_key character varying(40) NOT NULL,
    role character varying(24) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    record_confirmed boolean NOT NULL,
    customer_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT team_left_later CHECK (((left_at IS NULL) OR (left_at >= joined_at)))
);


--
-- Name: customers_teammember_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.customers_teammember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_teammember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_admin_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: groupchat_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupchat_group (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    last_seq integer NOT NULL,
    last_at timestamp with time zone,
    archived_at timestamp with time zone,
    order_id bigint NOT NULL,
    CONSTRAINT groupchat_group_last_seq_check CHECK ((last_seq >= 0)),
    CONSTRAINT groupchat_group_version_check CHECK ((version >= 0))
);


--
-- Name: groupchat_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.groupchat_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.groupchat_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: groupchat_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupchat_member (
    id bigint NOT NULL,
    role character varying(24) NOT NULL,
    name character varying(80) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    read_seq integer NOT NULL,
    read_at timestamp with time zone,
    customer_id bigint,
    group_id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT groupchat_member_read_seq_check CHECK ((read_seq >= 0)),
    CONSTRAINT member_staff_or_customer CHECK ((((customer_id IS NOT NULL) AND ((role)::text = 'customer'::text) AND (user_id IS NULL)) OR ((customer_id IS NULL) AND (user_id IS NOT NULL))))
);


--
-- Name: groupchat_member_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.groupchat_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.groupchat_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: groupchat_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupchat_message (
    id bigint NOT NULL,
    seq integer NOT NULL,
    kind character varying(8) NOT NULL,
    body bytea NOT NULL,
    client_id character varying(40) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    attachment_id uuid,
    group_id bigint NOT NULL,
    member_id bigint,
    reply_to_id bigint,
    mentions bigint[] NOT NULL,
    CONSTRAINT groupchat_message_seq_check CHECK ((seq >= 0)),
    CONSTRAINT message_system_has_no_sender CHECK (((((kind)::text = 'system'::text) AND (member_id IS NULL)) OR ((member_id IS NOT NULL) AND (NOT ((kind)::text = 'system'::text)))))
);


--
-- Name: groupchat_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.groupchat_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.groupchat_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: groupchat_readmark; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupchat_readmark (
    id bigint NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT groupchat_readmark_seq_check CHECK ((seq >= 0))
);


--
-- Name: groupchat_readmark_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.groupchat_readmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.groupchat_readmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_assessment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_assessment (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    answers bytea NOT NULL,
    completeness smallint NOT NULL,
    returned bytea NOT NULL,
    round smallint NOT NULL,
    filled_by bigint[] NOT NULL,
    submitted_at timestamp with time zone,
    submitted_by_customer boolean NOT NULL,
    state character varying(50) NOT NULL,
    cleared bytea NOT NULL,
    order_id bigint NOT NULL,
    questionnaire_id bigint NOT NULL,
    CONSTRAINT assessment_per_cent CHECK ((completeness <= 100)),
    CONSTRAINT health_records_assessment_completeness_check CHECK ((completeness >= 0)),
    CONSTRAINT health_records_assessment_round_check CHECK ((round >= 0)),
    CONSTRAINT health_records_assessment_version_check CHECK ((version >= 0))
);


--
-- Name: health_records_assessment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_assessmentreview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_assessmentreview (
    id bigint NOT NULL,
    round smallint NOT NULL,
    verdict character varying(12) NOT NULL,
    items bytea NOT NULL,
    note bytea NOT NULL,
    by_id bigint,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    row_id bigint NOT NULL,
    CONSTRAINT health_records_assessmentreview_round_check CHECK ((round >= 0))
);


--
-- Name: health_records_assessmentreview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_assessmentreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_assessmentreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_healthrecord; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_healthrecord (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    answers bytea NOT NULL,
    completeness smallint NOT NULL,
    returned bytea NOT NULL,
    round smallint NOT NULL,
    filled_by bigint[] NOT NULL,
    submitted_at timestamp with time zone,
    submitted_by_customer boolean NOT NULL,
    state character varying(50) NOT NULL,
    number smallint NOT NULL,
    order_id bigint NOT NULL,
    questionnaire_id bigint NOT NULL,
    CONSTRAINT health_records_healthrecord_completeness_check CHECK ((completeness >= 0)),
    CONSTRAINT health_records_healthrecord_number_check CHECK ((number >= 0)),
    CONSTRAINT health_records_healthrecord_round_check CHECK ((round >= 0)),
    CONSTRAINT health_records_healthrecord_version_check CHECK ((version >= 0)),
    CONSTRAINT healthrecord_per_cent CHECK ((completeness <= 100))
);


--
-- Name: health_records_healthrecord_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_healthrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_healthrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_questionnaire; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_questionnaire (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    number smallint NOT NULL,
    data jsonb NOT NULL,
    published_at timestamp with time zone,
    published_by character varying(80) NOT NULL,
    CONSTRAINT health_records_questionnaire_number_check CHECK ((number >= 0)),
    CONSTRAINT questionnaire_kind CHECK (((code)::text = ANY ((ARRAY['health_record'::character varying, 'assessment'::character varying])::text[])))
);


--
-- Name: health_records_questionnaire_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_questionnaire ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_questionnaire_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_recordreview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_recordreview (
    id bigint NOT NULL,
    round smallint NOT NULL,
    verdict character varying(12) NOT NULL,
    items bytea NOT NULL,
    note bytea NOT NULL,
    by_id bigint,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    row_id bigint NOT NULL,
    CONSTRAINT health_records_recordreview_round_check CHECK ((round >= 0))
);


--
-- Name: health_records_recordreview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_recordreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_recordreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: health_records_recordversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_records_recordversion (
    id bigint NOT NULL,
    number smallint NOT NULL,
    answers bytea NOT NULL,
    confirmed_by_id bigint,
    confirmed_by_name character varying(80) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    questionnaire_id bigint NOT NULL,
    record_id bigint NOT NULL,
    CONSTRAINT health_records_recordversion_number_check CHECK ((number >= 0))
);


--
-- Name: health_records_recordversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.health_records_recordversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_records_recordversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_allocation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_allocation (
    id bigint NOT NULL,
    document character varying(80) NOT NULL,
    quantity integer NOT NULL,
    status character varying(10) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    lot_id bigint NOT NULL,
    reason character varying(200) NOT NULL,
    CONSTRAINT allocation_known_status CHECK (((status)::text = ANY ((ARRAY['reserved'::character varying, 'issued'::character varying, 'released'::character varying])::text[]))),
    CONSTRAINT allocation_of_something CHECK ((quantity > 0)),
    CONSTRAINT allocation_reason_has_person CHECK ((((reason)::text = ''::text) OR (NOT ((actor_name)::text = ''::text)))),
    CONSTRAINT inventory_allocation_quantity_check CHECK ((quantity >= 0))
);


--
-- Name: inventory_allocation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_allocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_allocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_bin; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_bin (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    barcode character varying(40) NOT NULL,
    active boolean NOT NULL,
    warehouse_id bigint NOT NULL,
    zone_id bigint NOT NULL,
    CONSTRAINT bin_has_code CHECK ((NOT ((code)::text = ''::text)))
);


--
-- Name: inventory_bin_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_bin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_bin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_lot_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_lot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_pack; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_pack (
    id bigint NOT NULL,
    name character varying(20) NOT NULL,
    units integer NOT NULL,
    barcode character varying(40) NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT inventory_pack_units_check CHECK ((units >= 0)),
    CONSTRAINT pack_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT pack_of_several CHECK ((units > 1))
);


--
-- Name: inventory_pack_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_pack ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_pack_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_product; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_product (
    id bigint NOT NULL,
    sku character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    spec character varying(80) NOT NULL,
    unit character varying(10) NOT NULL,
    barcode character varying(40) NOT NULL,
    storage_class character varying(10) NOT NULL,
    device character varying(12) NOT NULL,
    tracks_expiry boolean NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    fragile boolean NOT NULL,
    max_stack smallint,
    state character varying(50) NOT NULL,
    transport_max smallint,
    transport_min smallint,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    version integer NOT NULL,
    active boolean GENERATED ALWAYS AS (((state)::text = 'in_use'::text)) STORED,
    CONSTRAINT inventory_product_max_stack_check CHECK ((max_stack >= 0)),
    CONSTRAINT inventory_product_version_check CHECK ((version >= 0)),
    CONSTRAINT product_known_device CHECK (((device)::text = ANY ((ARRAY[''::character varying, 'scale'::character varying, 'wristband'::character varying])::text[]))),
    CONSTRAINT product_stack_of_some CHECK (((max_stack IS NULL) OR (max_stack > 0))),
    CONSTRAINT product_transport_range CHECK (((transport_min IS NULL) OR (transport_max IS NULL) OR (transport_min < transport_max)))
);


--
-- Name: inventory_product_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_relocation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_relocation (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    bin_id bigint NOT NULL,
    lot_id bigint NOT NULL,
    there_id bigint NOT NULL,
    CONSTRAINT inventory_relocation_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT relocation_goes_elsewhere CHECK ((NOT (lot_id = there_id))),
    CONSTRAINT relocation_has_reason_and_person CHECK (((NOT ((reason)::text = ''::text)) AND (NOT ((actor_name)::text = ''::text)))),
    CONSTRAINT relocation_of_something CHECK ((quantity > 0))
);


--
-- Name: inventory_relocation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_relocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_relocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_stockimport; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_stockimport (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    of character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    heads jsonb NOT NULL,
    rows jsonb NOT NULL,
    faults jsonb NOT NULL,
    count integer NOT NULL,
    fault_count integer NOT NULL,
    sent_by bigint,
    sent_name character varying(80) NOT NULL,
    branch_id bigint,
    CONSTRAINT inventory_stockimport_count_check CHECK ((count >= 0)),
    CONSTRAINT inventory_stockimport_fault_count_check CHECK ((fault_count >= 0)),
    CONSTRAINT inventory_stockimport_version_check CHECK ((version >= 0))
);


--
-- Name: inventory_stockimport_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_stockimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_stockimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_stockmove_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_stockmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_stockmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_warehouse; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_warehouse (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    address character varying(200) NOT NULL,
    active boolean NOT NULL,
    branch_id bigint
);


--
-- Name: inventory_warehouse_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_warehouse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_warehouse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: inventory_zone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inventory_zone (
    id bigint NOT NULL,
    code character varying(10) NOT NULL,
    name character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    storage_class character varying(10) NOT NULL,
    warehouse_id bigint NOT NULL,
    CONSTRAINT zone_known_kind CHECK (((kind)::text = ANY ((ARRAY['store'::character varying, 'receiving'::character varying, 'quarantine'::character varying, 'disposal'::character varying, 'transit'::character varying])::text[])))
);


--
-- Name: inventory_zone_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inventory_zone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inventory_zone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: knowledge_article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knowledge_article (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    title character varying(120) NOT NULL,
    body text NOT NULL,
    keywords character varying(200) NOT NULL,
    topic character varying(12) NOT NULL,
    audience character varying(8) NOT NULL,
    number integer NOT NULL,
    draft jsonb NOT NULL,
    published_at timestamp with time zone,
    reviewed_at timestamp with time zone,
    used integer NOT NULL,
    helpful integer NOT NULL,
    unhelpful integer NOT NULL,
    title_words text NOT NULL,
    keyword_words text NOT NULL,
    body_words text NOT NULL,
    search tsvector GENERATED ALWAYS AS (((setweight(to_tsvector('simple'::regconfig, COALESCE(title_words, ''::text)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, COALESCE(keyword_words, ''::text)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, COALESCE(body_words, ''::text)), 'D'::"char"))) STORED,
    owner_id bigint,
    written_by_id bigint,
    CONSTRAINT article_published_has_version CHECK (((NOT ((state)::text = 'published'::text)) OR (number > 0))),
    CONSTRAINT knowledge_article_helpful_check CHECK ((helpful >= 0)),
    CONSTRAINT knowledge_article_number_check CHECK ((number >= 0)),
    CONSTRAINT knowledge_article_unhelpful_check CHECK ((unhelpful >= 0)),
    CONSTRAINT knowledge_article_used_check CHECK ((used >= 0)),
    CONSTRAINT knowledge_article_version_check CHECK ((version >= 0))
);


--
-- Name: knowledge_article_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.knowledge_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: knowledge_articleversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knowledge_articleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    title character varying(120) NOT NULL,
    body text NOT NULL,
    keywords character varying(200) NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT knowledge_articleversion_number_check CHECK ((number >= 0))
);


--
-- Name: knowledge_articleversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.knowledge_articleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_articleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: knowledge_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knowledge_question (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    text bytea NOT NULL,
    text_hash character varying(32) NOT NULL,
    shown bytea NOT NULL,
    topic character varying(12) NOT NULL,
    asked integer NOT NULL,
    unanswered integer NOT NULL,
    last_at timestamp with time zone,
    article_id bigint,
    CONSTRAINT knowledge_question_asked_check CHECK ((asked >= 0)),
    CONSTRAINT knowledge_question_unanswered_check CHECK ((unanswered >= 0)),
    CONSTRAINT knowledge_question_version_check CHECK ((version >= 0)),
    CONSTRAINT question_answered_by_article CHECK (((NOT ((state)::text = 'answered'::text)) OR (article_id IS NOT NULL))),
    CONSTRAINT question_counts_agree CHECK ((unanswered <= asked))
);


--
-- Name: knowledge_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.knowledge_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: knowledge_vote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knowledge_vote (
    id bigint NOT NULL,
    voter character varying(30) NOT NULL,
    helped boolean NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    article_id bigint NOT NULL
);


--
-- Name: knowledge_vote_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.knowledge_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_delivery (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    method character varying(10) NOT NULL,
    recipient character varying(60) NOT NULL,
    phone bytea NOT NULL,
    address bytea NOT NULL,
    deliver_on date,
    "window" character varying(10) NOT NULL,
    note bytea NOT NULL,
    confirmed_at timestamp with time zone,
    order_id bigint NOT NULL,
    plan_id bigint,
    purpose character varying(12) NOT NULL,
    region bytea NOT NULL,
    CONSTRAINT delivery_confirmed_has_method CHECK (((NOT ((state)::text = 'confirmed'::text)) OR ((method)::text = ANY ((ARRAY['express'::character varying, 'pickup'::character varying, 'on_site'::character varying])::text[])))),
    CONSTRAINT delivery_known_purpose CHECK (((purpose)::text = ANY ((ARRAY['order'::character varying, 'kit'::character varying, 'prescription'::character varying])::text[]))),
    CONSTRAINT logistics_delivery_version_check CHECK ((version >= 0))
);


--
-- Name: logistics_delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_deliveryline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_deliveryline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    delivery_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT delivery_line_some CHECK ((quantity > 0)),
    CONSTRAINT logistics_deliveryline_quantity_check CHECK ((quantity >= 0))
);


--
-- Name: logistics_deliveryline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_deliveryline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_deliveryline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_followup; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_followup (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_name character varying(80) NOT NULL,
    overdue boolean NOT NULL,
    note bytea NOT NULL,
    receipt_id bigint NOT NULL
);


--
-- Name: logistics_followup_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_followup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_followup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_goodsreturn; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_goodsreturn (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    arrived_at timestamp with time zone,
    inspected_at timestamp with time zone,
    inspected_by character varying(80) NOT NULL,
    note bytea NOT NULL,
    order_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    CONSTRAINT logistics_goodsreturn_version_check CHECK ((version >= 0)),
    CONSTRAINT return_inspected_has_time CHECK (((NOT ((state)::text = 'inspected'::text)) OR (inspected_at IS NOT NULL)))
);


--
-- Name: logistics_goodsreturn_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_goodsreturn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_goodsreturn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_numbershape; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_numbershape (
    id bigint NOT NULL,
    carrier character varying(10) NOT NULL,
    pattern character varying(120) NOT NULL,
    certain boolean NOT NULL,
    example character varying(40) NOT NULL,
    hint character varying(120) NOT NULL,
    active boolean NOT NULL
);


--
-- Name: logistics_numbershape_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_numbershape ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_numbershape_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_pickcheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_pickcheck (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    counted integer NOT NULL,
    name_ok boolean NOT NULL,
    spec_ok boolean NOT NULL,
    quantity_ok boolean NOT NULL,
    expiry_ok boolean NOT NULL,
    fault character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_name character varying(80) NOT NULL,
    allocation_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    CONSTRAINT logistics_pickcheck_counted_check CHECK ((counted >= 0)),
    CONSTRAINT pick_check_passed_or_faulty CHECK (((NOT ((fault)::text = ''::text)) OR (expiry_ok AND name_ok AND quantity_ok AND spec_ok)))
);


--
-- Name: logistics_pickcheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_pickcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_pickcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_receipt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_receipt (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    received_at timestamp with time zone,
    damaged_at timestamp with time zone,
    told_by character varying(12) NOT NULL,
    damage character varying(10) NOT NULL,
    damage_note bytea NOT NULL,
    order_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    CONSTRAINT logistics_receipt_version_check CHECK ((version >= 0)),
    CONSTRAINT receipt_received_has_time CHECK (((NOT ((state)::text = 'received'::text)) OR (received_at IS NOT NULL)))
);


--
-- Name: logistics_receipt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_receiptfault; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_receiptfault (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    product_id bigint NOT NULL,
    receipt_id bigint NOT NULL,
    CONSTRAINT logistics_receiptfault_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT receipt_fault_some CHECK ((quantity > 0))
);


--
-- Name: logistics_receiptfault_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_receiptfault ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_receiptfault_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_returnline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_returnline (
    id bigint NOT NULL,
    sent integer NOT NULL,
    good integer NOT NULL,
    doubtful integer NOT NULL,
    goods_return_id bigint NOT NULL,
    lot_id bigint NOT NULL,
    CONSTRAINT logistics_returnline_doubtful_check CHECK ((doubtful >= 0)),
    CONSTRAINT logistics_returnline_good_check CHECK ((good >= 0)),
    CONSTRAINT logistics_returnline_sent_check CHECK ((sent >= 0)),
    CONSTRAINT return_line_some CHECK ((sent > 0)),
    CONSTRAINT return_line_within_sent CHECK ((sent >= (good + doubtful)))
);


--
-- Name: logistics_returnline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_returnline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_returnline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_shipment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_shipment (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    method character varying(10) NOT NULL,
    carrier character varying(10) NOT NULL,
    tracking_number character varying(40) NOT NULL,
    progress character varying(12) NOT NULL,
    progress_at timestamp with time zone,
    asked_at timestamp with time zone,
    picked_at timestamp with time zone,
    handed_over_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    mishap character varying(10) NOT NULL,
    mishap_note bytea NOT NULL,
    delivery_id bigint NOT NULL,
    order_id bigint NOT NULL,
    replaces_id bigint,
    warehouse_id bigint,
    part_of_id bigint,
    subscribed_at timestamp with time zone,
    CONSTRAINT logistics_shipment_version_check CHECK ((version >= 0)),
    CONSTRAINT shipment_express_has_number CHECK (((NOT ((state)::text = 'confirmed'::text)) OR (NOT ((method)::text = 'express'::text)) OR (NOT ((tracking_number)::text = ''::text)))),
    CONSTRAINT shipment_number_has_carrier CHECK ((((tracking_number)::text = ''::text) OR (NOT ((carrier)::text = ''::text))))
);


--
-- Name: logistics_shipment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_shipment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_shipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_shipmentline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_shipmentline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    product_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    CONSTRAINT logistics_shipmentline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT shipment_line_some CHECK ((quantity > 0))
);


--
-- Name: logistics_shipmentline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_shipmentline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_shipmentline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_trackingevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_trackingevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    progress character varying(12) NOT NULL,
    text character varying(500) NOT NULL,
    source character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    shipment_id bigint NOT NULL
);


--
-- Name: logistics_trackingevent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_trackingevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_trackingevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_trackingpush; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_trackingpush (
    id bigint NOT NULL,
    provider character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    body bytea NOT NULL,
    outcome character varying(12) NOT NULL,
    note character varying(200) NOT NULL,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    shipment_id bigint
);


--
-- Name: logistics_trackingpush_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_trackingpush ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_trackingpush_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: logistics_trouble; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logistics_trouble (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    kind character varying(10) NOT NULL,
    how character varying(10) NOT NULL,
    noticed_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    note bytea NOT NULL,
    ended_at timestamp with time zone,
    order_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    CONSTRAINT logistics_trouble_version_check CHECK ((version >= 0)),
    CONSTRAINT trouble_settled_has_outcome CHECK (((NOT ((state)::text = 'settled'::text)) OR ((outcome)::text = ANY ((ARRAY['arrives'::character varying, 'resend'::character varying, 'comes_back'::character varying, 'claim'::character varying])::text[]))))
);


--
-- Name: logistics_trouble_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.logistics_trouble ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.logistics_trouble_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: notifications_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notifications_delivery (
    id bigint NOT NULL,
    channel character varying(12) NOT NULL,
    status character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    next_try_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    sent_at timestamp with time zone,
    received_at timestamp with time zone,
    provider_key character varying(80) NOT NULL,
    answer character varying(300) NOT NULL,
    tried timestamp with time zone[] NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT notifications_delivery_attempts_check CHECK ((attempts >= 0))
);


--
-- Name: notifications_delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.notifications_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: notifications_localoutbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notifications_localoutbox (
    id bigint NOT NULL,
    provider_key character varying(80) NOT NULL,
    channel character varying(12) NOT NULL,
    address bytea NOT NULL,
    title bytea NOT NULL,
    body bytea NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL
);


--
-- Name: notifications_localoutbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.notifications_localoutbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_localoutbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: notifications_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notifications_message (
    id bigint NOT NULL,
    dedupe character varying(120) NOT NULL,
    customer_key bigint,
    template character varying(60) NOT NULL,
    payload jsonb NOT NULL,
    link character varying(80) NOT NULL,
    urgent boolean NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    hold_until timestamp with time zone,
    released_at timestamp with time zone,
    read_at timestamp with time zone,
    digest_id bigint,
    recipient_id bigint,
    partner_key bigint,
    CONSTRAINT message_one_recipient CHECK ((((customer_key IS NULL) AND (partner_key IS NULL) AND (recipient_id IS NOT NULL)) OR ((customer_key IS NOT NULL) AND (partner_key IS NULL) AND (recipient_id IS NULL)) OR ((customer_key IS NULL) AND (partner_key IS NOT NULL) AND (recipient_id IS NULL))))
);


--
-- Name: notifications_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.notifications_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: notifications_messagetemplate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notifications_messagetemplate (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    language character varying(10) NOT NULL,
    title character varying(120) NOT NULL,
    body text NOT NULL,
    sms_code character varying(40) NOT NULL,
    wechat_code character varying(64) NOT NULL,
    wechat_fields jsonb NOT NULL
);


--
-- Name: notifications_messagetemplate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.notifications_messagetemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_messagetemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders_badsignature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders_badsignature (
    id bigint NOT NULL,
    provider character varying(10) NOT NULL,
    day date NOT NULL,
    count integer NOT NULL,
    CONSTRAINT orders_badsignature_count_check CHECK ((count >= 0))
);


--
-- Name: orders_badsignature_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders_badsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_badsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders_order; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders_order (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    order_no character varying(40) NOT NULL,
    list_price numeric(12,2) NOT NULL,
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    pay_channel character varying(12) NOT NULL,
    transaction_no character varying(80) NOT NULL,
    paid_at timestamp with time zone,
    contract_type character varying(10) NOT NULL,
    before_refund character varying(20) NOT NULL,
    closed_at timestamp with time zone,
    branch_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    entered_by_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT order_confirmed_has_type CHECK (((NOT ((state)::text = ANY ((ARRAY['type_confirmed'::character varying, 'in_service'::character varying])::text[]))) OR (NOT ((contract_type)::text = ''::text)))),
    CONSTRAINT order_has_amount CHECK ((amount > (0)::numeric)),
    CONSTRAINT order_paid_has_time CHECK (((paid_at IS NOT NULL) OR ((state)::text = ANY ((ARRAY['pending_payment'::character varying, 'cancelled'::character varying])::text[])))),
    CONSTRAINT orders_order_version_check CHECK ((version >= 0))
);


--
-- Name: orders_order_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders_order_no; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.orders_order_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: orders_paymentnotification; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders_paymentnotification (
    id bigint NOT NULL,
    provider character varying(10) NOT NULL,
    event_id character varying(80) NOT NULL,
    order_no character varying(40) NOT NULL,
    body bytea NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    outcome character varying(10) NOT NULL,
    reasons jsonb NOT NULL,
    answer_status smallint NOT NULL,
    answer jsonb NOT NULL,
    repeats integer NOT NULL,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    order_id bigint,
    CONSTRAINT orders_paymentnotification_answer_status_check CHECK ((answer_status >= 0)),
    CONSTRAINT orders_paymentnotification_repeats_check CHECK ((repeats >= 0))
);


--
-- Name: orders_paymentnotification_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders_paymentnotification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_paymentnotification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders_programme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders_programme (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    days smallint NOT NULL,
    list_price numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT orders_programme_days_check CHECK ((days >= 0)),
    CONSTRAINT programme_has_days CHECK ((days > 0)),
    CONSTRAINT programme_has_price CHECK ((list_price > (0)::numeric))
);


--
-- Name: orders_programme_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders_programmeline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders_programmeline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    product_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT kit_line_some CHECK ((quantity > 0)),
    CONSTRAINT orders_programmeline_quantity_check CHECK ((quantity >= 0))
);


--
-- Name: orders_programmeline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders_programmeline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_programmeline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_static_staticdevice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.otp_static_staticdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_static_staticdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0))
);


--
-- Name: otp_static_staticdevice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.otp_static_staticdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_static_staticdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_static_statictoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.otp_static_statictoken (
    id integer NOT NULL,
    token character varying(16) NOT NULL,
    device_id integer NOT NULL
);


--
-- Name: otp_static_statictoken_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.otp_static_statictoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_static_statictoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_totp_totpdevice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.otp_totp_totpdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    key character varying(80) NOT NULL,
    step smallint NOT NULL,
    t0 bigint NOT NULL,
    digits smallint NOT NULL,
    tolerance smallint NOT NULL,
    drift smallint NOT NULL,
    last_t bigint NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_totp_totpdevice_digits_check CHECK ((digits >= 0)),
    CONSTRAINT otp_totp_totpdevice_step_check CHECK ((step >= 0)),
    CONSTRAINT otp_totp_totpdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0)),
    CONSTRAINT otp_totp_totpdevice_tolerance_check CHECK ((tolerance >= 0))
);


--
-- Name: otp_totp_totpdevice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.otp_totp_totpdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_totp_totpdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_coachingsession; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_coachingsession (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    session_no smallint NOT NULL,
    agreed_at timestamp with time zone,
    held_at timestamp with time zone,
    minutes smallint,
    outcome character varying(12) NOT NULL,
    notes bytea NOT NULL,
    misses smallint NOT NULL,
    attempts bytea NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT plans_coachingsession_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT plans_coachingsession_misses_check CHECK ((misses >= 0)),
    CONSTRAINT plans_coachingsession_session_no_check CHECK ((session_no >= 0)),
    CONSTRAINT plans_coachingsession_version_check CHECK ((version >= 0)),
    CONSTRAINT session_done_was_held CHECK (((NOT ((state)::text = 'done'::text)) OR ((held_at IS NOT NULL) AND (minutes > 0)))),
    CONSTRAINT session_one_to_three CHECK (((session_no >= 1) AND (session_no <= 3)))
);


--
-- Name: plans_coachingsession_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_coachingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_coachingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_guidance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_guidance (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    device character varying(12) NOT NULL,
    note bytea NOT NULL,
    given_at timestamp with time zone,
    plan_id bigint NOT NULL,
    CONSTRAINT guidance_given_when CHECK (((NOT ((state)::text = 'given'::text)) OR (given_at IS NOT NULL))),
    CONSTRAINT plans_guidance_version_check CHECK ((version >= 0))
);


--
-- Name: plans_guidance_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_guidance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_guidance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_mealplan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_mealplan (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    day_no smallint NOT NULL,
    for_date date NOT NULL,
    meals bytea NOT NULL,
    tip bytea NOT NULL,
    sent_at timestamp with time zone,
    read_at timestamp with time zone,
    explained_at timestamp with time zone,
    explanation bytea NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT menu_day_1_to_49 CHECK (((day_no >= 1) AND (day_no <= 49))),
    CONSTRAINT menu_explained_when CHECK (((NOT ((state)::text = 'explained'::text)) OR (explained_at IS NOT NULL))),
    CONSTRAINT menu_sent_when CHECK ((((state)::text = 'draft'::text) OR (sent_at IS NOT NULL))),
    CONSTRAINT plans_mealplan_day_no_check CHECK ((day_no >= 0)),
    CONSTRAINT plans_mealplan_version_check CHECK ((version >= 0))
);


--
-- Name: plans_mealplan_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_mealplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_mealplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_mealtemplate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_mealtemplate (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    meals jsonb NOT NULL,
    tip character varying(300) NOT NULL,
    active boolean NOT NULL
);


--
-- Name: plans_mealtemplate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_mealtemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_mealtemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_metric; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_metric (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    value bytea NOT NULL,
    measured_at timestamp with time zone NOT NULL,
    source character varying(12) NOT NULL,
    external_id character varying(80) NOT NULL,
    suspect boolean NOT NULL,
    entered_by_name character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    plan_id bigint NOT NULL
);


--
-- Name: plans_metric_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_metric ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_metric_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_photo; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_photo (
    id bigint NOT NULL,
    phase character varying(8) NOT NULL,
    pose character varying(8) NOT NULL,
    added_by_name character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    attachment_id uuid NOT NULL,
    plan_id bigint NOT NULL
);


--
-- Name: plans_photo_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_plan (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    diet bytea NOT NULL,
    exercise bytea NOT NULL,
    rest bytea NOT NULL,
    mind bytea NOT NULL,
    goals bytea NOT NULL,
    submitted_at timestamp with time zone,
    first_call_notified_at timestamp with time zone,
    start_date date,
    start_set_at timestamp with time zone,
    resumed_at timestamp with time zone,
    started_at timestamp with time zone,
    week3_ended_at timestamp with time zone,
    ended_on date,
    closed_at timestamp with time zone,
    closing_reason bytea NOT NULL,
    after_photos_reminded_at timestamp with time zone,
    recheck_reminded_at timestamp with time zone,
    archived_at timestamp with time zone,
    meal_day_opened smallint NOT NULL,
    advance_at timestamp with time zone,
    order_id bigint NOT NULL,
    CONSTRAINT plan_meal_day_in_range CHECK (((meal_day_opened >= '-1'::integer) AND (meal_day_opened <= 48))),
    CONSTRAINT plan_over_has_end CHECK (((ended_on IS NOT NULL) OR (NOT ((state)::text = ANY ((ARRAY['ended'::character varying, 'terminated'::character varying, 'archived'::character varying])::text[]))))),
    CONSTRAINT plan_ready_has_start CHECK (((start_date IS NOT NULL) OR ((state)::text = ANY ((ARRAY['draft'::character varying, 'completed'::character varying, 'terminated'::character varying, 'archived'::character varying])::text[])))),
    CONSTRAINT plans_plan_version_check CHECK ((version >= 0))
);


--
-- Name: plans_plan_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_plandraft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_plandraft (
    id bigint NOT NULL,
    read_version integer NOT NULL,
    content bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    plan_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT plans_plandraft_read_version_check CHECK ((read_version >= 0))
);


--
-- Name: plans_plandraft_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_plandraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plandraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_plangood; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_plangood (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    units_per_pack integer,
    dose_per_day numeric(6,2),
    plan_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT plangood_dose CHECK (((dose_per_day IS NULL) OR (dose_per_day >= (0)::numeric))),
    CONSTRAINT plangood_some_packs CHECK ((quantity > 0)),
    CONSTRAINT plans_plangood_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT plans_plangood_units_per_pack_check CHECK ((units_per_pack >= 0))
);


--
-- Name: plans_plangood_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_plangood ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plangood_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_planpause; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_planpause (
    id bigint NOT NULL,
    from_date date NOT NULL,
    to_date date,
    reason bytea NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT planpause_forwards CHECK (((to_date IS NULL) OR (to_date >= from_date)))
);


--
-- Name: plans_planpause_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_planpause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planpause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_planreview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_planreview (
    id bigint NOT NULL,
    verdict character varying(8) NOT NULL,
    note bytea NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    by_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT planreview_verdict CHECK (((verdict)::text = ANY ((ARRAY['passed'::character varying, 'changes'::character varying])::text[])))
);


--
-- Name: plans_planreview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_planreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_plantemplate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_plantemplate (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    diet text NOT NULL,
    exercise text NOT NULL,
    rest text NOT NULL,
    mind text NOT NULL,
    active boolean NOT NULL
);


--
-- Name: plans_plantemplate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_plantemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plantemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_planversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_planversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT plans_planversion_number_check CHECK ((number >= 0))
);


--
-- Name: plans_planversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_planversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_proposal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_proposal (
    id bigint NOT NULL,
    made_by character varying(60) NOT NULL,
    parts bytea NOT NULL,
    asked_by_name character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    plan_id bigint NOT NULL,
    failure character varying(12) NOT NULL
);


--
-- Name: plans_proposal_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_recheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_recheck (
    id bigint NOT NULL,
    note bytea NOT NULL,
    added_by_name character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    attachment_id uuid NOT NULL,
    plan_id bigint NOT NULL
);


--
-- Name: plans_recheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_recheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_recheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_report (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    number smallint NOT NULL,
    edition smallint NOT NULL,
    conclusions bytea NOT NULL,
    snapshot bytea NOT NULL,
    issued_at timestamp with time zone,
    issued_by_name character varying(80) NOT NULL,
    read_at timestamp with time zone,
    plan_id bigint NOT NULL,
    CONSTRAINT plans_report_edition_check CHECK ((edition >= 0)),
    CONSTRAINT plans_report_number_check CHECK ((number >= 0)),
    CONSTRAINT plans_report_version_check CHECK ((version >= 0)),
    CONSTRAINT report_first_or_second CHECK (((edition >= 1) AND (number = ANY (ARRAY[1, 2])))),
    CONSTRAINT report_issued_when CHECK (((NOT ((state)::text = 'issued'::text)) OR (issued_at IS NOT NULL)))
);


--
-- Name: plans_report_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plans_reviewform; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans_reviewform (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    role character varying(24) NOT NULL,
    form_version smallint NOT NULL,
    score smallint,
    content bytea NOT NULL,
    submitted_at timestamp with time zone,
    plan_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT plans_reviewform_form_version_check CHECK ((form_version >= 0)),
    CONSTRAINT plans_reviewform_score_check CHECK ((score >= 0)),
    CONSTRAINT plans_reviewform_version_check CHECK ((version >= 0)),
    CONSTRAINT review_score_1_to_5 CHECK (((score IS NULL) OR ((score >= 1) AND (score <= 5)))),
    CONSTRAINT review_submitted_when CHECK (((NOT ((state)::text = 'submitted'::text)) OR (submitted_at IS NOT NULL)))
);


--
-- Name: plans_reviewform_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.plans_reviewform ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_reviewform_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_goodsreceipt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_goodsreceipt (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    slip_no character varying(60) NOT NULL,
    opened_by character varying(80) NOT NULL,
    arrival_c numeric(4,1),
    note character varying(500) NOT NULL,
    counted_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    handling character varying(10) NOT NULL,
    difference character varying(500) NOT NULL,
    confirmed_by_id bigint,
    counted_by_id bigint,
    order_id bigint NOT NULL,
    CONSTRAINT goodsreceipt_confirmed_by_somebody CHECK (((NOT ((state)::text = ANY ((ARRAY['confirmed'::character varying, 'put_away'::character varying])::text[]))) OR (confirmed_by_id IS NOT NULL))),
    CONSTRAINT goodsreceipt_counted_by_somebody CHECK ((((state)::text = ANY ((ARRAY['counting'::character varying, 'cancelled'::character varying])::text[])) OR (counted_by_id IS NOT NULL))),
    CONSTRAINT goodsreceipt_two_people CHECK ((NOT ((counted_by_id = confirmed_by_id) AND (counted_by_id IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT purchasing_goodsreceipt_version_check CHECK ((version >= 0))
);


--
-- Name: purchasing_goodsreceipt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_goodsreceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_goodsreceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_goodsreceiptline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_goodsreceiptline (
    id bigint NOT NULL,
    lot_no character varying(60) NOT NULL,
    expires_on date,
    good integer NOT NULL,
    bad integer NOT NULL,
    accepted integer NOT NULL,
    lot_id bigint,
    product_id bigint NOT NULL,
    receipt_id bigint NOT NULL,
    CONSTRAINT goodsreceipt_keeps_only_good CHECK ((accepted <= good)),
    CONSTRAINT purchasing_goodsreceiptline_accepted_check CHECK ((accepted >= 0)),
    CONSTRAINT purchasing_goodsreceiptline_bad_check CHECK ((bad >= 0)),
    CONSTRAINT purchasing_goodsreceiptline_good_check CHECK ((good >= 0))
);


--
-- Name: purchasing_goodsreceiptline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_goodsreceiptline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_goodsreceiptline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_purchaseline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_purchaseline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    accepted integer NOT NULL,
    computed jsonb NOT NULL,
    product_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT purchase_line_not_more_than_ordered CHECK ((accepted <= quantity)),
    CONSTRAINT purchase_line_some CHECK (((quantity > 0) AND (unit_price >= (0)::numeric))),
    CONSTRAINT purchasing_purchaseline_accepted_check CHECK ((accepted >= 0)),
    CONSTRAINT purchasing_purchaseline_quantity_check CHECK ((quantity >= 0))
);


--
-- Name: purchasing_purchaseline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_purchaseline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_purchaseline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_purchaseorder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_purchaseorder (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    asked bigint[] NOT NULL,
    round smallint NOT NULL,
    state character varying(50) NOT NULL,
    note character varying(500) NOT NULL,
    drafted_by character varying(80) NOT NULL,
    expected_on date,
    tracking character varying(80) NOT NULL,
    sent_at timestamp with time zone,
    arrived_at timestamp with time zone,
    approved_by_id bigint,
    warehouse_id bigint NOT NULL,
    supplier_id bigint NOT NULL,
    CONSTRAINT purchase_approved_by_did_not_ask CHECK ((array_position(asked, approved_by_id) IS NULL)),
    CONSTRAINT purchase_needs_approved_by CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'ordered'::character varying, 'in_transit'::character varying, 'partly'::character varying, 'received'::character varying, 'closed'::character varying])::text[]))) OR (approved_by_id IS NOT NULL))),
    CONSTRAINT purchase_somebody_asked CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'cancelled'::character varying])::text[])) OR (NOT (asked = '{}'::bigint[])))),
    CONSTRAINT purchasing_purchaseorder_round_check CHECK ((round >= 0)),
    CONSTRAINT purchasing_purchaseorder_version_check CHECK ((version >= 0))
);


--
-- Name: purchasing_purchaseorder_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_purchaseorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_purchaseorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_stockrule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_stockrule (
    id bigint NOT NULL,
    safety_stock integer NOT NULL,
    cover_days smallint NOT NULL,
    draft_by_itself boolean NOT NULL,
    set_by character varying(80) NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT purchasing_stockrule_cover_days_check CHECK ((cover_days >= 0)),
    CONSTRAINT purchasing_stockrule_safety_stock_check CHECK ((safety_stock >= 0)),
    CONSTRAINT stockrule_cover CHECK (((cover_days > 0) AND (cover_days <= 365)))
);


--
-- Name: purchasing_stockrule_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_stockrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_stockrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_supplier; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_supplier (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    contact bytea NOT NULL,
    phone bytea NOT NULL,
    email character varying(254) NOT NULL,
    address character varying(200) NOT NULL,
    lead_days smallint NOT NULL,
    licence_until date,
    CONSTRAINT purchasing_supplier_lead_days_check CHECK ((lead_days >= 0)),
    CONSTRAINT purchasing_supplier_version_check CHECK ((version >= 0)),
    CONSTRAINT supplier_lead_days CHECK (((lead_days > 0) AND (lead_days <= 365)))
);


--
-- Name: purchasing_supplier_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_supplier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_supplier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: purchasing_supplierproduct; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_supplierproduct (
    id bigint NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    pack integer NOT NULL,
    "least" integer NOT NULL,
    lead_days smallint,
    preferred boolean NOT NULL,
    product_id bigint NOT NULL,
    supplier_id bigint NOT NULL,
    CONSTRAINT offer_numbers CHECK (((unit_price >= (0)::numeric) AND (pack > 0) AND ("least" > 0))),
    CONSTRAINT purchasing_supplierproduct_lead_days_check CHECK ((lead_days >= 0)),
    CONSTRAINT purchasing_supplierproduct_least_check CHECK (("least" >= 0)),
    CONSTRAINT purchasing_supplierproduct_pack_check CHECK ((pack >= 0))
);


--
-- Name: purchasing_supplierproduct_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purchasing_supplierproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.purchasing_supplierproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: returns_return; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.returns_return (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    quantity integer NOT NULL,
    value numeric(10,2) NOT NULL,
    wish character varying(10) NOT NULL,
    reason character varying(10) NOT NULL,
    packaging_intact boolean NOT NULL,
    in_policy boolean NOT NULL,
    text bytea NOT NULL,
    received_at timestamp with time zone,
    verdict character varying(10) NOT NULL,
    finding text NOT NULL,
    refused_reason character varying(500) NOT NULL,
    refunded numeric(10,2),
    reference character varying(80) NOT NULL,
    confirmed_at timestamp with time zone,
    branch_id bigint,
    complaint_id bigint,
    customer_id bigint NOT NULL,
    decided_by_id bigint,
    order_id bigint NOT NULL,
    product_id bigint NOT NULL,
    receipt_id bigint NOT NULL,
    received_by_id bigint,
    taken_by_id bigint,
    CONSTRAINT return_of_something CHECK ((quantity > 0)),
    CONSTRAINT return_refund_within_value CHECK (((refunded IS NULL) OR (refunded <= value))),
    CONSTRAINT returns_return_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT returns_return_version_check CHECK ((version >= 0))
);


--
-- Name: returns_return_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.returns_return ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_return_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: scripts_override; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scripts_override (
    id bigint NOT NULL,
    row_key character varying(80) NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    phrase_id bigint NOT NULL
);


--
-- Name: scripts_override_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.scripts_override ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scripts_override_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: scripts_phrase; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scripts_phrase (
    id bigint NOT NULL,
    phrase character varying(60) NOT NULL,
    suggestion character varying(200) NOT NULL,
    active boolean NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL
);


--
-- Name: scripts_phrase_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.scripts_phrase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scripts_phrase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: scripts_script; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scripts_script (
    id bigint NOT NULL,
    situation character varying(60) NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    "position" smallint NOT NULL,
    current boolean NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT scripts_script_number_check CHECK ((number >= 0)),
    CONSTRAINT scripts_script_position_check CHECK (("position" >= 0))
);


--
-- Name: scripts_script_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.scripts_script ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scripts_script_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_autoanswer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_autoanswer (
    id bigint NOT NULL,
    question bytea NOT NULL,
    text bytea NOT NULL,
    by_name character varying(80) NOT NULL,
    helped boolean,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    article_id bigint,
    customer_id bigint NOT NULL,
    enquiry_id bigint
);


--
-- Name: servicedesk_autoanswer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_autoanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_autoanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_carecontact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_carecontact (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    way character varying(8) NOT NULL,
    note bytea NOT NULL,
    changed bytea NOT NULL,
    has_changed boolean NOT NULL,
    branch_id bigint,
    by_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    plan_id bigint NOT NULL
);


--
-- Name: servicedesk_carecontact_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_carecontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_carecontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_careplan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_careplan (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    care_class character varying(10) NOT NULL,
    goal character varying(200) NOT NULL,
    way character varying(8) NOT NULL,
    every_days smallint NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT careplan_frequency CHECK (((every_days >= 1) AND (every_days <= 730))),
    CONSTRAINT servicedesk_careplan_every_days_check CHECK ((every_days >= 0))
);


--
-- Name: servicedesk_careplan_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_careplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_careplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_channel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_channel (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    name character varying(60) NOT NULL,
    kind character varying(8) NOT NULL,
    address character varying(200) NOT NULL,
    hours character varying(100) NOT NULL,
    public boolean NOT NULL,
    checked_at timestamp with time zone,
    branch_id bigint,
    owner_id bigint NOT NULL,
    CONSTRAINT servicedesk_channel_version_check CHECK ((version >= 0))
);


--
-- Name: servicedesk_channel_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_channel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_channel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_enquiry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_enquiry (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    contact_name bytea NOT NULL,
    contact_phone bytea NOT NULL,
    urgent boolean NOT NULL,
    kind character varying(8) NOT NULL,
    topic character varying(12) NOT NULL,
    question bytea NOT NULL,
    taken_by character varying(80) NOT NULL,
    asked_expert bytea NOT NULL,
    round smallint NOT NULL,
    promised_at timestamp with time zone,
    answered_at timestamp with time zone,
    closed_at timestamp with time zone,
    article_id bigint,
    branch_id bigint,
    channel_id bigint,
    customer_id bigint,
    expert_id bigint,
    handler_id bigint,
    said_id bigint,
    CONSTRAINT enquiry_about_somebody CHECK (((customer_id IS NOT NULL) OR (octet_length(contact_name) > 0) OR (octet_length(contact_phone) > 0))),
    CONSTRAINT enquiry_closed_was_answered CHECK (((NOT ((state)::text = 'closed'::text)) OR ((answered_at IS NOT NULL) AND (closed_at >= answered_at)))),
    CONSTRAINT enquiry_has_expert CHECK (((NOT ((state)::text = 'with_expert'::text)) OR (expert_id IS NOT NULL))),
    CONSTRAINT servicedesk_enquiry_round_check CHECK ((round >= 0)),
    CONSTRAINT servicedesk_enquiry_version_check CHECK ((version >= 0))
);


--
-- Name: servicedesk_enquiry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_enquiry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_enquiry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_reply; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_reply (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    round smallint NOT NULL,
    text bytea NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    enquiry_id bigint NOT NULL,
    CONSTRAINT servicedesk_reply_round_check CHECK ((round >= 0))
);


--
-- Name: servicedesk_reply_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_reply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_reply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_servicerequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_servicerequest (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    contact_name bytea NOT NULL,
    contact_phone bytea NOT NULL,
    urgent boolean NOT NULL,
    kind character varying(10) NOT NULL,
    company character varying(100) NOT NULL,
    need bytea NOT NULL,
    special bytea NOT NULL,
    wanted_by timestamp with time zone,
    taken_by character varying(80) NOT NULL,
    review bytea NOT NULL,
    explanation bytea NOT NULL,
    closed_at timestamp with time zone,
    branch_id bigint,
    customer_id bigint,
    CONSTRAINT request_about_somebody CHECK (((customer_id IS NOT NULL) OR (octet_length(contact_name) > 0) OR (octet_length(contact_phone) > 0) OR ((company)::text <> ''::text))),
    CONSTRAINT request_refusal_is_explained CHECK ((((state)::text <> 'declined'::text) OR (octet_length(explanation) > 0))),
    CONSTRAINT servicedesk_servicerequest_version_check CHECK ((version >= 0))
);


--
-- Name: servicedesk_servicerequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_servicerequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_servicerequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_skill; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_skill (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    level smallint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT servicedesk_skill_level_check CHECK ((level >= 0)),
    CONSTRAINT skill_level CHECK (((level >= 1) AND (level <= 3)))
);


--
-- Name: servicedesk_skill_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_skill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_skill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_worknote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_worknote (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    round smallint NOT NULL,
    text bytea NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    work_id bigint NOT NULL,
    CONSTRAINT servicedesk_worknote_round_check CHECK ((round >= 0))
);


--
-- Name: servicedesk_worknote_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_worknote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_worknote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: servicedesk_workorder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.servicedesk_workorder (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    kind character varying(10) NOT NULL,
    urgent boolean NOT NULL,
    reasons jsonb NOT NULL,
    steps bytea NOT NULL,
    due_at timestamp with time zone,
    finished_at timestamp with time zone,
    score smallint,
    evaluated_at timestamp with time zone,
    round smallint NOT NULL,
    assignee_id bigint,
    evaluated_by_id bigint,
    request_id bigint NOT NULL,
    wish_id bigint,
    wished_by_id bigint,
    CONSTRAINT servicedesk_workorder_round_check CHECK ((round >= 0)),
    CONSTRAINT servicedesk_workorder_score_check CHECK ((score >= 0)),
    CONSTRAINT servicedesk_workorder_version_check CHECK ((version >= 0)),
    CONSTRAINT work_has_assignee CHECK ((((state)::text = ANY ((ARRAY['new'::character varying, 'cancelled'::character varying])::text[])) OR (assignee_id IS NOT NULL))),
    CONSTRAINT work_not_judged_by_its_own CHECK ((NOT ((evaluated_by_id = assignee_id) AND (evaluated_by_id IS NOT NULL) AND (assignee_id IS NOT NULL)))),
    CONSTRAINT work_score_in_range CHECK (((score IS NULL) OR ((score >= 1) AND (score <= 5)))),
    CONSTRAINT work_wish_whole CHECK ((((wish_id IS NULL) AND (wished_by_id IS NULL)) OR ((wish_id IS NOT NULL) AND (wished_by_id IS NOT NULL))))
);


--
-- Name: servicedesk_workorder_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.servicedesk_workorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.servicedesk_workorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_calendarversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_calendarversion (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    number integer NOT NULL,
    data jsonb NOT NULL,
    note character varying(300) NOT NULL,
    current boolean NOT NULL,
    published_at timestamp with time zone,
    published_by character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT sla_calendarversion_number_check CHECK ((number >= 0))
);


--
-- Name: sla_calendarversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_calendarversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_calendarversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_clock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_clock (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    code character varying(40) NOT NULL,
    case_key character varying(40) NOT NULL,
    subject_key character varying(80) NOT NULL,
    subject_title character varying(80) NOT NULL,
    slot character varying(40) NOT NULL,
    customer_id bigint,
    owner_role character varying(24) NOT NULL,
    trigger_event character varying(80) NOT NULL,
    trigger_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    provisional boolean NOT NULL,
    explain_zh character varying(400) NOT NULL,
    explain_en character varying(400) NOT NULL,
    gen smallint NOT NULL,
    steps character varying(60)[] NOT NULL,
    times timestamp with time zone[] NOT NULL,
    next_step smallint NOT NULL,
    next_fire_at timestamp with time zone,
    paused_at timestamp with time zone,
    remaining_s bigint,
    was_paused boolean NOT NULL,
    paused_s bigint NOT NULL,
    done_at timestamp with time zone,
    done_by character varying(80) NOT NULL,
    breached_at timestamp with time zone,
    in_outage boolean NOT NULL,
    late_seconds bigint NOT NULL,
    inherited_seconds bigint NOT NULL,
    late_code character varying(24) NOT NULL,
    late_note character varying(300) NOT NULL,
    ended_reason character varying(300) NOT NULL,
    branch_id bigint,
    calendar_id bigint NOT NULL,
    owner_id bigint,
    policy_id bigint NOT NULL,
    CONSTRAINT sla_clock_gen_check CHECK ((gen >= 0)),
    CONSTRAINT sla_clock_next_step_check CHECK ((next_step >= 0)),
    CONSTRAINT sla_clock_version_check CHECK ((version >= 0))
);


--
-- Name: sla_clock_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_clock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_clock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_clockevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_clockevent (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    gen smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(80) NOT NULL,
    data jsonb NOT NULL,
    clock_id bigint NOT NULL,
    CONSTRAINT sla_clockevent_gen_check CHECK ((gen >= 0))
);


--
-- Name: sla_clockevent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_clockevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_clockevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_firing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_firing (
    id bigint NOT NULL,
    gen smallint NOT NULL,
    step character varying(24) NOT NULL,
    kind character varying(10) NOT NULL,
    audience character varying(12) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    fired_at timestamp with time zone NOT NULL,
    outcome character varying(6) NOT NULL,
    acted_at timestamp with time zone,
    clock_id bigint NOT NULL,
    CONSTRAINT sla_firing_gen_check CHECK ((gen >= 0))
);


--
-- Name: sla_firing_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_firing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_firing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_policyversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_policyversion (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    number integer NOT NULL,
    data jsonb NOT NULL,
    note character varying(300) NOT NULL,
    current boolean NOT NULL,
    published_at timestamp with time zone,
    published_by character varying(80) NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    CONSTRAINT sla_policyversion_number_check CHECK ((number >= 0))
);


--
-- Name: sla_policyversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_policyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_policyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sla_tick; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sla_tick (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    fired integer NOT NULL,
    gap_seconds integer NOT NULL,
    CONSTRAINT sla_tick_fired_check CHECK ((fired >= 0)),
    CONSTRAINT sla_tick_gap_seconds_check CHECK ((gap_seconds >= 0))
);


--
-- Name: sla_tick_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sla_tick ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sla_tick_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: storage_excursion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.storage_excursion (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    kind character varying(10) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    "limit" numeric(4,1),
    worst numeric(4,1),
    measured integer NOT NULL,
    doing character varying(500) NOT NULL,
    verdict character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    zone_id bigint NOT NULL,
    CONSTRAINT excursion_closed_when_over CHECK (((NOT ((state)::text = 'closed'::text)) OR (ended_at IS NOT NULL))),
    CONSTRAINT excursion_has_length CHECK (((ended_at IS NULL) OR (ended_at >= began_at))),
    CONSTRAINT storage_excursion_measured_check CHECK ((measured >= 0)),
    CONSTRAINT storage_excursion_version_check CHECK ((version >= 0))
);


--
-- Name: storage_excursion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.storage_excursion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storage_excursion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: storage_reading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.storage_reading (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    temperature numeric(4,1) NOT NULL,
    humidity numeric(4,1),
    source character varying(10) NOT NULL,
    actor_id bigint,
    actor_name character varying(80) NOT NULL,
    received_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    zone_id bigint NOT NULL,
    sensor_id bigint,
    CONSTRAINT reading_by_sensor_or_hand CHECK ((((sensor_id IS NULL) AND ((source)::text = 'hand'::text)) OR ((sensor_id IS NOT NULL) AND ((source)::text = 'sensor'::text)))),
    CONSTRAINT reading_possible CHECK (((temperature >= ('-40'::integer)::numeric) AND (temperature <= (60)::numeric) AND ((humidity IS NULL) OR ((humidity >= (0)::numeric) AND (humidity <= (100)::numeric)))))
);


--
-- Name: storage_reading_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.storage_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storage_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: storage_sensor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.storage_sensor (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    prefix character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    every_minutes integer NOT NULL,
    active boolean NOT NULL,
    heard_at timestamp with time zone,
    zone_id bigint NOT NULL,
    CONSTRAINT storage_sensor_every_minutes_check CHECK ((every_minutes >= 0))
);


--
-- Name: storage_sensor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.storage_sensor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storage_sensor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: storage_zonelimit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.storage_zonelimit (
    id bigint NOT NULL,
    since date NOT NULL,
    t_min numeric(4,1) NOT NULL,
    t_max numeric(4,1) NOT NULL,
    rh_min numeric(4,1) NOT NULL,
    rh_max numeric(4,1) NOT NULL,
    every_minutes integer NOT NULL,
    zone_id bigint NOT NULL,
    CONSTRAINT storage_zonelimit_every_minutes_check CHECK ((every_minutes >= 0)),
    CONSTRAINT zone_limit_range CHECK (((every_minutes >= 5) AND (rh_min < rh_max) AND (t_min < t_max)))
);


--
-- Name: storage_zonelimit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.storage_zonelimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storage_zonelimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_answer (
    id bigint NOT NULL,
    kind character varying(4) NOT NULL,
    theme character varying(8) NOT NULL,
    score smallint,
    text bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    branch_id bigint NOT NULL,
    coach_id bigint,
    doctor_id bigint,
    invitation_id bigint NOT NULL,
    question_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT answer_in_range CHECK (((((kind)::text = 'five'::text) AND ((score >= 1) AND (score <= 5))) OR (((kind)::text = 'nps'::text) AND ((score >= 0) AND (score <= 10))) OR (((kind)::text = 'text'::text) AND (score IS NULL)))),
    CONSTRAINT surveys_answer_score_check CHECK ((score >= 0))
);


--
-- Name: surveys_answer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_improvement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_improvement (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    theme character varying(8) NOT NULL,
    goal character varying(200) NOT NULL,
    measures text NOT NULL,
    target numeric(3,2) NOT NULL,
    impact smallint NOT NULL,
    cost smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    before numeric(3,2),
    before_n integer NOT NULL,
    before_at timestamp with time zone,
    done text NOT NULL,
    done_at timestamp with time zone,
    after numeric(3,2),
    after_n integer NOT NULL,
    round smallint NOT NULL,
    branch_id bigint,
    owner_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT programme_effective_is_measured CHECK (((NOT ((state)::text = 'effective'::text)) OR ((after IS NOT NULL) AND (before IS NOT NULL)))),
    CONSTRAINT programme_in_range CHECK ((((cost >= 1) AND (cost <= 5)) AND ((impact >= 1) AND (impact <= 5)) AND (target >= (0)::numeric))),
    CONSTRAINT surveys_improvement_after_n_check CHECK ((after_n >= 0)),
    CONSTRAINT surveys_improvement_before_n_check CHECK ((before_n >= 0)),
    CONSTRAINT surveys_improvement_cost_check CHECK ((cost >= 0)),
    CONSTRAINT surveys_improvement_impact_check CHECK ((impact >= 0)),
    CONSTRAINT surveys_improvement_round_check CHECK ((round >= 0)),
    CONSTRAINT surveys_improvement_version_check CHECK ((version >= 0))
);


--
-- Name: surveys_improvement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_improvement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_improvement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_improvementround; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_improvementround (
    id bigint NOT NULL,
    number smallint NOT NULL,
    before numeric(3,2) NOT NULL,
    before_n integer NOT NULL,
    after numeric(3,2) NOT NULL,
    after_n integer NOT NULL,
    effective boolean NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    improvement_id bigint NOT NULL,
    CONSTRAINT surveys_improvementround_after_n_check CHECK ((after_n >= 0)),
    CONSTRAINT surveys_improvementround_before_n_check CHECK ((before_n >= 0)),
    CONSTRAINT surveys_improvementround_number_check CHECK ((number >= 0))
);


--
-- Name: surveys_improvementround_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_improvementround ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_improvementround_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_invitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_invitation (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    stratum character varying(60) NOT NULL,
    way character varying(8) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    kept bytea NOT NULL,
    answered_at timestamp with time zone,
    lowest smallint,
    score numeric(3,2),
    nps smallint,
    tone character varying(6) NOT NULL,
    theme character varying(8) NOT NULL,
    cause bytea NOT NULL,
    measures bytea NOT NULL,
    branch_id bigint NOT NULL,
    coach_id bigint,
    customer_id bigint,
    doctor_id bigint,
    entered_by_id bigint,
    order_id bigint,
    survey_id bigint NOT NULL,
    round_id bigint,
    version_asked_id bigint NOT NULL,
    about character varying(80) NOT NULL,
    handler_id bigint,
    partner_id bigint,
    quarter date,
    CONSTRAINT invitation_answered_has_score CHECK (((NOT ((state)::text = ANY ((ARRAY['answered'::character varying, 'analysed'::character varying])::text[]))) OR ((answered_at IS NOT NULL) AND ((lowest >= 1) AND (lowest <= 5))))),
    CONSTRAINT invitation_customer_or_partner CHECK ((((customer_id IS NOT NULL) AND (partner_id IS NULL) AND (quarter IS NULL)) OR ((customer_id IS NULL) AND (partner_id IS NOT NULL) AND (quarter IS NOT NULL)))),
    CONSTRAINT invitation_not_by_the_handler CHECK (((entered_by_id IS NULL) OR (handler_id IS NULL) OR (NOT ((entered_by_id = handler_id) AND (entered_by_id IS NOT NULL) AND (handler_id IS NOT NULL))))),
    CONSTRAINT invitation_not_by_the_rated CHECK (((NOT ((entered_by_id = coach_id) AND (entered_by_id IS NOT NULL) AND (coach_id IS NOT NULL))) AND (NOT ((entered_by_id = doctor_id) AND (entered_by_id IS NOT NULL) AND (doctor_id IS NOT NULL))))),
    CONSTRAINT surveys_invitation_lowest_check CHECK ((lowest >= 0)),
    CONSTRAINT surveys_invitation_nps_check CHECK ((nps >= 0)),
    CONSTRAINT surveys_invitation_version_check CHECK ((version >= 0))
);


--
-- Name: surveys_invitation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_project; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_project (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    agency character varying(100) NOT NULL,
    purpose text NOT NULL,
    plan_text text NOT NULL,
    questionnaire text NOT NULL,
    criteria text NOT NULL,
    report text NOT NULL,
    written_by_id bigint,
    CONSTRAINT surveys_project_version_check CHECK ((version >= 0))
);


--
-- Name: surveys_project_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_project ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_project_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_question (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    code character varying(20) NOT NULL,
    kind character varying(4) NOT NULL,
    theme character varying(8) NOT NULL,
    text character varying(200) NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT surveys_question_position_check CHECK (("position" >= 0))
);


--
-- Name: surveys_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_survey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_survey (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    name character varying(60) NOT NULL,
    occasion character varying(10) NOT NULL,
    cooldown_days smallint NOT NULL,
    number integer NOT NULL,
    draft jsonb NOT NULL,
    CONSTRAINT survey_published_has_version CHECK (((NOT ((state)::text = 'published'::text)) OR (number > 0))),
    CONSTRAINT surveys_survey_cooldown_days_check CHECK ((cooldown_days >= 0)),
    CONSTRAINT surveys_survey_number_check CHECK ((number >= 0)),
    CONSTRAINT surveys_survey_version_check CHECK ((version >= 0))
);


--
-- Name: surveys_survey_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_surveyround; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_surveyround (
    id bigint NOT NULL,
    each smallint NOT NULL,
    seed bigint NOT NULL,
    strata jsonb NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_surveyround_each_check CHECK ((each >= 0))
);


--
-- Name: surveys_surveyround_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_surveyround ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_surveyround_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_surveyversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_surveyversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    renewed smallint NOT NULL,
    published_at timestamp with time zone NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_surveyversion_number_check CHECK ((number >= 0)),
    CONSTRAINT surveys_surveyversion_renewed_check CHECK ((renewed >= 0)),
    CONSTRAINT surveyversion_percent CHECK (((renewed >= 0) AND (renewed <= 100)))
);


--
-- Name: surveys_surveyversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_surveyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_surveyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_disposal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_disposal (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    asked bigint[] NOT NULL,
    round smallint NOT NULL,
    state character varying(50) NOT NULL,
    quantity integer NOT NULL,
    cause character varying(12) NOT NULL,
    reason character varying(500) NOT NULL,
    how character varying(200) NOT NULL,
    destroyed_at timestamp with time zone,
    destroyed_by_id bigint,
    first_by_id bigint,
    held_id bigint,
    lead_by_id bigint,
    lot_id bigint NOT NULL,
    responsible_id bigint NOT NULL,
    second_by_id bigint,
    witness_id bigint,
    CONSTRAINT disposal_first_by_did_not_ask CHECK ((array_position(asked, first_by_id) IS NULL)),
    CONSTRAINT disposal_first_by_not_lead_by CHECK ((NOT ((first_by_id = lead_by_id) AND (first_by_id IS NOT NULL) AND (lead_by_id IS NOT NULL)))),
    CONSTRAINT disposal_first_by_not_second_by CHECK ((NOT ((first_by_id = second_by_id) AND (first_by_id IS NOT NULL) AND (second_by_id IS NOT NULL)))),
    CONSTRAINT disposal_lead_by_did_not_ask CHECK ((array_position(asked, lead_by_id) IS NULL)),
    CONSTRAINT disposal_needs_destroyed_by CHECK (((NOT ((state)::text = 'destroyed'::text)) OR (destroyed_by_id IS NOT NULL))),
    CONSTRAINT disposal_needs_first_by CHECK (((NOT ((state)::text = ANY ((ARRAY['second'::character varying, 'approval'::character varying, 'approved'::character varying, 'destroyed'::character varying])::text[]))) OR (first_by_id IS NOT NULL))),
    CONSTRAINT disposal_needs_lead_by CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'destroyed'::character varying])::text[]))) OR (lead_by_id IS NOT NULL))),
    CONSTRAINT disposal_needs_second_by CHECK (((NOT ((state)::text = ANY ((ARRAY['approval'::character varying, 'approved'::character varying, 'destroyed'::character varying])::text[]))) OR (second_by_id IS NOT NULL))),
    CONSTRAINT disposal_needs_witness CHECK (((NOT ((state)::text = 'destroyed'::text)) OR (witness_id IS NOT NULL))),
    CONSTRAINT disposal_not_alone CHECK ((NOT ((witness_id = destroyed_by_id) AND (witness_id IS NOT NULL) AND (destroyed_by_id IS NOT NULL)))),
    CONSTRAINT disposal_of_something CHECK ((quantity > 0)),
    CONSTRAINT disposal_responsible_does_not_decide CHECK (((NOT ((responsible_id = first_by_id) AND (first_by_id IS NOT NULL))) AND (NOT ((responsible_id = second_by_id) AND (second_by_id IS NOT NULL))) AND (NOT ((responsible_id = lead_by_id) AND (lead_by_id IS NOT NULL))))),
    CONSTRAINT disposal_second_by_did_not_ask CHECK ((array_position(asked, second_by_id) IS NULL)),
    CONSTRAINT disposal_second_by_not_lead_by CHECK ((NOT ((second_by_id = lead_by_id) AND (second_by_id IS NOT NULL) AND (lead_by_id IS NOT NULL)))),
    CONSTRAINT disposal_set_apart CHECK ((((state)::text = 'draft'::text) OR (held_id IS NOT NULL))),
    CONSTRAINT disposal_somebody_asked CHECK ((((state)::text = 'draft'::text) OR (NOT (asked = '{}'::bigint[])))),
    CONSTRAINT warehousing_disposal_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT warehousing_disposal_round_check CHECK ((round >= 0)),
    CONSTRAINT warehousing_disposal_version_check CHECK ((version >= 0))
);


--
-- Name: warehousing_disposal_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_disposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_disposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_expirycheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_expirycheck (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    called_on date NOT NULL,
    called_at timestamp with time zone,
    signed_at timestamp with time zone,
    note character varying(500) NOT NULL,
    signed_by_id bigint,
    warehouse_id bigint NOT NULL,
    CONSTRAINT expirycheck_signed_by_somebody CHECK (((NOT ((state)::text = 'signed'::text)) OR (signed_by_id IS NOT NULL))),
    CONSTRAINT warehousing_expirycheck_version_check CHECK ((version >= 0))
);


--
-- Name: warehousing_expirycheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_expirycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_expirycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_expirycheckline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_expirycheckline (
    id bigint NOT NULL,
    on_hand integer NOT NULL,
    finding character varying(10) NOT NULL,
    check_of_id bigint NOT NULL,
    lot_id bigint NOT NULL,
    CONSTRAINT warehousing_expirycheckline_on_hand_check CHECK ((on_hand >= 0))
);


--
-- Name: warehousing_expirycheckline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_expirycheckline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_expirycheckline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_expirynotice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_expirynotice (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    state character varying(50) NOT NULL,
    day date NOT NULL,
    measure character varying(500) NOT NULL,
    warehouse_id bigint NOT NULL,
    CONSTRAINT warehousing_expirynotice_version_check CHECK ((version >= 0))
);


--
-- Name: warehousing_expirynotice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_expirynotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_expirynotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_expirynoticeline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_expirynoticeline (
    id bigint NOT NULL,
    within smallint NOT NULL,
    quantity integer NOT NULL,
    lot_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT expirynotice_known_days CHECK ((within = ANY (ARRAY[30, 60, 90]))),
    CONSTRAINT warehousing_expirynoticeline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT warehousing_expirynoticeline_within_check CHECK ((within >= 0))
);


--
-- Name: warehousing_expirynoticeline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_expirynoticeline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_expirynoticeline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_requisition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_requisition (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    asked bigint[] NOT NULL,
    round smallint NOT NULL,
    state character varying(50) NOT NULL,
    why character varying(500) NOT NULL,
    shipped_at timestamp with time zone,
    received_at timestamp with time zone,
    carrier character varying(80) NOT NULL,
    note character varying(500) NOT NULL,
    lost integer NOT NULL,
    lost_cause character varying(12) NOT NULL,
    first_by_id bigint,
    received_by_id bigint,
    second_by_id bigint,
    shipped_by_id bigint,
    source_id bigint NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT requisition_counted_by_another CHECK ((NOT ((shipped_by_id = received_by_id) AND (shipped_by_id IS NOT NULL) AND (received_by_id IS NOT NULL)))),
    CONSTRAINT requisition_first_by_did_not_ask CHECK ((array_position(asked, first_by_id) IS NULL)),
    CONSTRAINT requisition_first_by_not_second_by CHECK ((NOT ((first_by_id = second_by_id) AND (first_by_id IS NOT NULL) AND (second_by_id IS NOT NULL)))),
    CONSTRAINT requisition_from_elsewhere CHECK ((NOT (source_id = target_id))),
    CONSTRAINT requisition_needs_first_by CHECK (((NOT ((state)::text = ANY ((ARRAY['second'::character varying, 'approved'::character varying, 'picked'::character varying, 'shipped'::character varying, 'difference'::character varying, 'received'::character varying])::text[]))) OR (first_by_id IS NOT NULL))),
    CONSTRAINT requisition_needs_second_by CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'picked'::character varying, 'shipped'::character varying, 'difference'::character varying, 'received'::character varying])::text[]))) OR (second_by_id IS NOT NULL))),
    CONSTRAINT requisition_needs_shipped_by CHECK (((NOT ((state)::text = ANY ((ARRAY['shipped'::character varying, 'difference'::character varying, 'received'::character varying])::text[]))) OR (shipped_by_id IS NOT NULL))),
    CONSTRAINT requisition_second_by_did_not_ask CHECK ((array_position(asked, second_by_id) IS NULL)),
    CONSTRAINT requisition_somebody_asked CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'cancelled'::character varying])::text[])) OR (NOT (asked = '{}'::bigint[])))),
    CONSTRAINT warehousing_requisition_lost_check CHECK ((lost >= 0)),
    CONSTRAINT warehousing_requisition_round_check CHECK ((round >= 0)),
    CONSTRAINT warehousing_requisition_version_check CHECK ((version >= 0))
);


--
-- Name: warehousing_requisition_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_requisition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_requisition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_requisitionarrival; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_requisitionarrival (
    id bigint NOT NULL,
    sent integer NOT NULL,
    good integer NOT NULL,
    damaged integer NOT NULL,
    lot_id bigint NOT NULL,
    requisition_id bigint NOT NULL,
    CONSTRAINT requisition_arrival_not_more_than_sent CHECK ((good <= (sent - damaged))),
    CONSTRAINT warehousing_requisitionarrival_damaged_check CHECK ((damaged >= 0)),
    CONSTRAINT warehousing_requisitionarrival_good_check CHECK ((good >= 0)),
    CONSTRAINT warehousing_requisitionarrival_sent_check CHECK ((sent >= 0))
);


--
-- Name: warehousing_requisitionarrival_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_requisitionarrival ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_requisitionarrival_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_requisitionline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_requisitionline (
    id bigint NOT NULL,
    wanted integer NOT NULL,
    granted integer,
    product_id bigint NOT NULL,
    requisition_id bigint NOT NULL,
    CONSTRAINT requisition_line_not_more_than_wanted CHECK (((granted IS NULL) OR (granted <= wanted))),
    CONSTRAINT requisition_line_some CHECK ((wanted > 0)),
    CONSTRAINT warehousing_requisitionline_granted_check CHECK ((granted >= 0)),
    CONSTRAINT warehousing_requisitionline_wanted_check CHECK ((wanted >= 0))
);


--
-- Name: warehousing_requisitionline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_requisitionline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_requisitionline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_stocktake; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_stocktake (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    updated_at timestamp with time zone DEFAULT public.core_now() NOT NULL,
    asked bigint[] NOT NULL,
    round smallint NOT NULL,
    state character varying(50) NOT NULL,
    month date,
    due_on date NOT NULL,
    mode character varying(8) NOT NULL,
    called_at timestamp with time zone,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    posted_at timestamp with time zone,
    finance_by_id bigint,
    lead_by_id bigint,
    warehouse_id bigint NOT NULL,
    CONSTRAINT stocktake_finance_by_did_not_ask CHECK ((array_position(asked, finance_by_id) IS NULL)),
    CONSTRAINT stocktake_finance_by_not_lead_by CHECK ((NOT ((finance_by_id = lead_by_id) AND (finance_by_id IS NOT NULL) AND (lead_by_id IS NOT NULL)))),
    CONSTRAINT stocktake_has_begun CHECK (((started_at IS NOT NULL) OR ((state)::text = ANY ((ARRAY['planned'::character varying, 'called'::character varying, 'cancelled'::character varying])::text[])))),
    CONSTRAINT stocktake_lead_by_did_not_ask CHECK ((array_position(asked, lead_by_id) IS NULL)),
    CONSTRAINT stocktake_needs_finance_by CHECK (((NOT ((state)::text = ANY ((ARRAY['lead'::character varying, 'posted'::character varying])::text[]))) OR (finance_by_id IS NOT NULL))),
    CONSTRAINT stocktake_needs_lead_by CHECK (((NOT ((state)::text = 'posted'::text)) OR (lead_by_id IS NOT NULL))),
    CONSTRAINT warehousing_stocktake_round_check CHECK ((round >= 0)),
    CONSTRAINT warehousing_stocktake_version_check CHECK ((version >= 0))
);


--
-- Name: warehousing_stocktake_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_stocktake ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_stocktake_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: warehousing_stocktakeline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warehousing_stocktakeline (
    id bigint NOT NULL,
    first_counted integer,
    first_book integer,
    first_at timestamp with time zone,
    second_counted integer,
    second_book integer,
    second_at timestamp with time zone,
    cause character varying(12) NOT NULL,
    note character varying(200) NOT NULL,
    first_by_id bigint,
    lot_id bigint NOT NULL,
    second_by_id bigint,
    stocktake_id bigint NOT NULL,
    CONSTRAINT stocktake_line_by_another CHECK ((NOT ((first_by_id = second_by_id) AND (first_by_id IS NOT NULL) AND (second_by_id IS NOT NULL)))),
    CONSTRAINT stocktake_line_first_whole CHECK ((((first_book IS NULL) AND (first_by_id IS NULL) AND (first_counted IS NULL)) OR ((first_book IS NOT NULL) AND (first_by_id IS NOT NULL) AND (first_counted IS NOT NULL)))),
    CONSTRAINT stocktake_line_second_whole CHECK ((((second_book IS NULL) AND (second_by_id IS NULL) AND (second_counted IS NULL)) OR ((first_counted IS NOT NULL) AND (second_book IS NOT NULL) AND (second_by_id IS NOT NULL) AND (second_counted IS NOT NULL)))),
    CONSTRAINT warehousing_stocktakeline_first_book_check CHECK ((first_book >= 0)),
    CONSTRAINT warehousing_stocktakeline_first_counted_check CHECK ((first_counted >= 0)),
    CONSTRAINT warehousing_stocktakeline_second_book_check CHECK ((second_book >= 0)),
    CONSTRAINT warehousing_stocktakeline_second_counted_check CHECK ((second_counted >= 0))
);


--
-- Name: warehousing_stocktakeline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.warehousing_stocktakeline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.warehousing_stocktakeline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: accounts_absence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_apitoken; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_branch; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_partner; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_staffprofile; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_user; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_user_groups; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: accounts_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_permission VALUES
	(1, 'Can add log entry', 1, 'add_logentry'),
	(2, 'Can change log entry', 1, 'change_logentry'),
	(3, 'Can delete log entry', 1, 'delete_logentry'),
	(4, 'Can view log entry', 1, 'view_logentry'),
	(5, 'Can add permission', 2, 'add_permission'),
	(6, 'Can change permission', 2, 'change_permission'),
	(7, 'Can delete permission', 2, 'delete_permission'),
	(8, 'Can view permission', 2, 'view_permission'),
	(9, 'Can add group', 3, 'add_group'),
	(10, 'Can change group', 3, 'change_group'),
	(11, 'Can delete group', 3, 'delete_group'),
	(12, 'Can view group', 3, 'view_group'),
	(13, 'Can add content type', 4, 'add_contenttype'),
	(14, 'Can change content type', 4, 'change_contenttype'),
	(15, 'Can delete content type', 4, 'delete_contenttype'),
	(16, 'Can view content type', 4, 'view_contenttype'),
	(17, 'Can add session', 5, 'add_session'),
	(18, 'Can change session', 5, 'change_session'),
	(19, 'Can delete session', 5, 'delete_session'),
	(20, 'Can view session', 5, 'view_session'),
	(21, 'Can add TOTP device', 6, 'add_totpdevice'),
	(22, 'Can change TOTP device', 6, 'change_totpdevice'),
	(23, 'Can delete TOTP device', 6, 'delete_totpdevice'),
	(24, 'Can view TOTP device', 6, 'view_totpdevice'),
	(25, 'Can add static device', 7, 'add_staticdevice'),
	(26, 'Can change static device', 7, 'change_staticdevice'),
	(27, 'Can delete static device', 7, 'delete_staticdevice'),
	(28, 'Can view static device', 7, 'view_staticdevice'),
	(29, 'Can add static token', 8, 'add_statictoken'),
	(30, 'Can change static token', 8, 'change_statictoken'),
	(31, 'Can delete static token', 8, 'delete_statictoken'),
	(32, 'Can view static token', 8, 'view_statictoken'),
	(33, 'Can add access attempt', 9, 'add_accessattempt'),
	(34, 'Can change access attempt', 9, 'change_accessattempt'),
	(35, 'Can delete access attempt', 9, 'delete_accessattempt'),
	(36, 'Can view access attempt', 9, 'view_accessattempt'),
	(37, 'Can add access log', 10, 'add_accesslog'),
	(38, 'Can change access log', 10, 'change_accesslog'),
	(39, 'Can delete access log', 10, 'delete_accesslog'),
	(40, 'Can view access log', 10, 'view_accesslog'),
	(41, 'Can add access failure', 11, 'add_accessfailurelog'),
	(42, 'Can change access failure', 11, 'change_accessfailurelog'),
	(43, 'Can delete access failure', 11, 'delete_accessfailurelog'),
	(44, 'Can view access failure', 11, 'view_accessfailurelog'),
	(45, 'Can add access attempt expiration', 12, 'add_accessattemptexpiration'),
	(46, 'Can change access attempt expiration', 12, 'change_accessattemptexpiration'),
	(47, 'Can delete access attempt expiration', 12, 'delete_accessattemptexpiration'),
	(48, 'Can view access attempt expiration', 12, 'view_accessattemptexpiration'),
	(49, 'Can add clock shift', 13, 'add_clockshift'),
	(50, 'Can change clock shift', 13, 'change_clockshift'),
	(51, 'Can delete clock shift', 13, 'delete_clockshift'),
	(52, 'Can view clock shift', 13, 'view_clockshift'),
	(53, 'Can add access log', 14, 'add_accesslog'),
	(54, 'Can change access log', 14, 'change_accesslog'),
	(55, 'Can delete access log', 14, 'delete_accesslog'),
	(56, 'Can view access log', 14, 'view_accesslog'),
	(57, 'Can add file', 15, 'add_attachment'),
	(58, 'Can change file', 15, 'change_attachment'),
	(59, 'Can delete file', 15, 'delete_attachment'),
	(60, 'Can view file', 15, 'view_attachment'),
	(61, 'Can add customer link', 16, 'add_customerlink'),
	(62, 'Can change customer link', 16, 'change_customerlink'),
	(63, 'Can delete customer link', 16, 'delete_customerlink'),
	(64, 'Can view customer link', 16, 'view_customerlink'),
	(65, 'Can add step log', 17, 'add_steplog'),
	(66, 'Can change step log', 17, 'change_steplog'),
	(67, 'Can delete step log', 17, 'delete_steplog'),
	(68, 'Can view step log', 17, 'view_steplog'),
	(69, 'Can add idempotency key', 18, 'add_idempotencykey'),
	(70, 'Can change idempotency key', 18, 'change_idempotencykey'),
	(71, 'Can delete idempotency key', 18, 'delete_idempotencykey'),
	(72, 'Can view idempotency key', 18, 'view_idempotencykey'),
	(73, 'Can add job', 19, 'add_bulkjob'),
	(74, 'Can change job', 19, 'change_bulkjob'),
	(75, 'Can delete job', 19, 'delete_bulkjob'),
	(76, 'Can view job', 19, 'view_bulkjob'),
	(77, 'Can add draft of a form', 20, 'add_formdraft'),
	(78, 'Can change draft of a form', 20, 'change_formdraft'),
	(79, 'Can delete draft of a form', 20, 'delete_formdraft'),
	(80, 'Can view draft of a form', 20, 'view_formdraft'),
	(81, 'Can add saved view', 21, 'add_savedview'),
	(82, 'Can change saved view', 21, 'change_savedview'),
	(83, 'Can delete saved view', 21, 'delete_savedview'),
	(84, 'Can view saved view', 21, 'view_savedview'),
	(85, 'Can add row of a job', 22, 'add_bulkrow'),
	(86, 'Can change row of a job', 22, 'change_bulkrow'),
	(87, 'Can delete row of a job', 22, 'delete_bulkrow'),
	(88, 'Can view row of a job', 22, 'view_bulkrow'),
	(89, 'Can add list habit', 23, 'add_listhabit'),
	(90, 'Can change list habit', 23, 'change_listhabit'),
	(91, 'Can delete list habit', 23, 'delete_listhabit'),
	(92, 'Can view list habit', 23, 'view_listhabit'),
	(93, 'Can add branch', 24, 'add_branch'),
	(94, 'Can change branch', 24, 'change_branch'),
	(95, 'Can delete branch', 24, 'delete_branch'),
	(96, 'Can view branch', 24, 'view_branch'),
	(97, 'Can add member of staff', 25, 'add_user'),
	(98, 'Can change member of staff', 25, 'change_user'),
	(99, 'Can delete member of staff', 25, 'delete_user'),
	(100, 'Can view member of staff', 25, 'view_user'),
	(101, 'Can add staff profile', 26, 'add_staffprofile'),
	(102, 'Can change staff profile', 26, 'change_staffprofile'),
	(103, 'Can delete staff profile', 26, 'delete_staffprofile'),
	(104, 'Can view staff profile', 26, 'view_staffprofile'),
	(105, 'Can add absence', 27, 'add_absence'),
	(106, 'Can change absence', 27, 'change_absence'),
	(107, 'Can delete absence', 27, 'delete_absence'),
	(108, 'Can view absence', 27, 'view_absence'),
	(109, 'Can add API token', 28, 'add_apitoken'),
	(110, 'Can change API token', 28, 'change_apitoken'),
	(111, 'Can delete API token', 28, 'delete_apitoken'),
	(112, 'Can view API token', 28, 'view_apitoken'),
	(113, 'Can add partner', 29, 'add_partner'),
	(114, 'Can change partner', 29, 'change_partner'),
	(115, 'Can delete partner', 29, 'delete_partner'),
	(116, 'Can view partner', 29, 'view_partner'),
	(117, 'Can add calendar', 30, 'add_calendarversion'),
	(118, 'Can change calendar', 30, 'change_calendarversion'),
	(119, 'Can delete calendar', 30, 'delete_calendarversion'),
	(120, 'Can view calendar', 30, 'view_calendarversion'),
	(121, 'Can add timing policy', 31, 'add_policyversion'),
	(122, 'Can change timing policy', 31, 'change_policyversion'),
	(123, 'Can delete timing policy', 31, 'delete_policyversion'),
	(124, 'Can view timing policy', 31, 'view_policyversion'),
	(125, 'Can add clock', 32, 'add_clock'),
	(126, 'Can change clock', 32, 'change_clock'),
	(127, 'Can delete clock', 32, 'delete_clock'),
	(128, 'Can view clock', 32, 'view_clock'),
	(129, 'Can add sweep', 33, 'add_tick'),
	(130, 'Can change sweep', 33, 'change_tick'),
	(131, 'Can delete sweep', 33, 'delete_tick'),
	(132, 'Can view sweep', 33, 'view_tick'),
	(133, 'Can add entry of a clock''s ledger', 34, 'add_clockevent'),
	(134, 'Can change entry of a clock''s ledger', 34, 'change_clockevent'),
	(135, 'Can delete entry of a clock''s ledger', 34, 'delete_clockevent'),
	(136, 'Can view entry of a clock''s ledger', 34, 'view_clockevent'),
	(137, 'Can add fired step', 35, 'add_firing'),
	(138, 'Can change fired step', 35, 'change_firing'),
	(139, 'Can delete fired step', 35, 'delete_firing'),
	(140, 'Can view fired step', 35, 'view_firing'),
	(141, 'Can add message that would have been sent', 36, 'add_localoutbox'),
	(142, 'Can change message that would have been sent', 36, 'change_localoutbox'),
	(143, 'Can delete message that would have been sent', 36, 'delete_localoutbox'),
	(144, 'Can view message that would have been sent', 36, 'view_localoutbox'),
	(145, 'Can add message', 37, 'add_message'),
	(146, 'Can change message', 37, 'change_message'),
	(147, 'Can delete message', 37, 'delete_message'),
	(148, 'Can view message', 37, 'view_message'),
	(149, 'Can add delivery of a message', 38, 'add_delivery'),
	(150, 'Can change delivery of a message', 38, 'change_delivery'),
	(151, 'Can delete delivery of a message', 38, 'delete_delivery'),
	(152, 'Can view delivery of a message', 38, 'view_delivery'),
	(153, 'Can add message template', 39, 'add_messagetemplate'),
	(154, 'Can change message template', 39, 'change_messagetemplate'),
	(155, 'Can delete message template', 39, 'delete_messagetemplate'),
	(156, 'Can view message template', 39, 'view_messagetemplate'),
	(157, 'Can add customer', 40, 'add_customer'),
	(158, 'Can change customer', 40, 'change_customer'),
	(159, 'Can delete customer', 40, 'delete_customer'),
	(160, 'Can view customer', 40, 'view_customer'),
	(161, 'Can add consent', 41, 'add_consentrecord'),
	(162, 'Can change consent', 41, 'change_consentrecord'),
	(163, 'Can delete consent', 41, 'delete_consentrecord'),
	(164, 'Can view consent', 41, 'view_consentrecord'),
	(165, 'Can add possible duplicate', 42, 'add_othername'),
	(166, 'Can change possible duplicate', 42, 'change_othername'),
	(167, 'Can delete possible duplicate', 42, 'delete_othername'),
	(168, 'Can view possible duplicate', 42, 'view_othername'),
	(169, 'Can add team member', 43, 'add_teammember'),
	(170, 'Can change team member', 43, 'change_teammember'),
	(171, 'Can delete team member', 43, 'delete_teammember'),
	(172, 'Can view team member', 43, 'view_teammember'),
	(173, 'Can add product', 44, 'add_product'),
	(174, 'Can change product', 44, 'change_product'),
	(175, 'Can delete product', 44, 'delete_product'),
	(176, 'Can view product', 44, 'view_product'),
	(177, 'Can add warehouse', 45, 'add_warehouse'),
	(178, 'Can change warehouse', 45, 'change_warehouse'),
	(179, 'Can delete warehouse', 45, 'delete_warehouse'),
	(180, 'Can view warehouse', 45, 'view_warehouse'),
	(181, 'Can add lot', 46, 'add_lot'),
	(182, 'Can change lot', 46, 'change_lot'),
	(183, 'Can delete lot', 46, 'delete_lot'),
	(184, 'Can view lot', 46, 'view_lot'),
	(185, 'Can add allocation', 47, 'add_allocation'),
	(186, 'Can change allocation', 47, 'change_allocation'),
	(187, 'Can delete allocation', 47, 'delete_allocation'),
	(188, 'Can view allocation', 47, 'view_allocation'),
	(189, 'Can add stock move', 48, 'add_stockmove'),
	(190, 'Can change stock move', 48, 'change_stockmove'),
	(191, 'Can delete stock move', 48, 'delete_stockmove'),
	(192, 'Can view stock move', 48, 'view_stockmove'),
	(193, 'Can add bin', 49, 'add_bin'),
	(194, 'Can change bin', 49, 'change_bin'),
	(195, 'Can delete bin', 49, 'delete_bin'),
	(196, 'Can view bin', 49, 'view_bin'),
	(197, 'Can add pack', 50, 'add_pack'),
	(198, 'Can change pack', 50, 'change_pack'),
	(199, 'Can delete pack', 50, 'delete_pack'),
	(200, 'Can view pack', 50, 'view_pack'),
	(201, 'Can add zone', 51, 'add_zone'),
	(202, 'Can change zone', 51, 'change_zone'),
	(203, 'Can delete zone', 51, 'delete_zone'),
	(204, 'Can view zone', 51, 'view_zone'),
	(205, 'Can add relocation', 52, 'add_relocation'),
	(206, 'Can change relocation', 52, 'change_relocation'),
	(207, 'Can delete relocation', 52, 'delete_relocation'),
	(208, 'Can view relocation', 52, 'view_relocation'),
	(209, 'Can add import', 53, 'add_stockimport'),
	(210, 'Can change import', 53, 'change_stockimport'),
	(211, 'Can delete import', 53, 'delete_stockimport'),
	(212, 'Can view import', 53, 'view_stockimport'),
	(213, 'Can add forbidden phrase', 54, 'add_phrase'),
	(214, 'Can change forbidden phrase', 54, 'change_phrase'),
	(215, 'Can delete forbidden phrase', 54, 'delete_phrase'),
	(216, 'Can view forbidden phrase', 54, 'view_phrase'),
	(217, 'Can add script', 55, 'add_script'),
	(218, 'Can change script', 55, 'change_script'),
	(219, 'Can delete script', 55, 'delete_script'),
	(220, 'Can view script', 55, 'view_script'),
	(221, 'Can add overridden phrase', 56, 'add_override'),
	(222, 'Can change overridden phrase', 56, 'change_override'),
	(223, 'Can delete overridden phrase', 56, 'delete_override'),
	(224, 'Can view overridden phrase', 56, 'view_override'),
	(225, 'Can add article', 57, 'add_article'),
	(226, 'Can change article', 57, 'change_article'),
	(227, 'Can delete article', 57, 'delete_article'),
	(228, 'Can view article', 57, 'view_article'),
	(229, 'Can add version of an article', 58, 'add_articleversion'),
	(230, 'Can change version of an article', 58, 'change_articleversion'),
	(231, 'Can delete version of an article', 58, 'delete_articleversion'),
	(232, 'Can view version of an article', 58, 'view_articleversion'),
	(233, 'Can add question asked', 59, 'add_question'),
	(234, 'Can change question asked', 59, 'change_question'),
	(235, 'Can delete question asked', 59, 'delete_question'),
	(236, 'Can view question asked', 59, 'view_question'),
	(237, 'Can add vote', 60, 'add_vote'),
	(238, 'Can change vote', 60, 'change_vote'),
	(239, 'Can delete vote', 60, 'delete_vote'),
	(240, 'Can view vote', 60, 'view_vote'),
	(241, 'Can add expiry check', 61, 'add_expirycheck'),
	(242, 'Can change expiry check', 61, 'change_expirycheck'),
	(243, 'Can delete expiry check', 61, 'delete_expirycheck'),
	(244, 'Can view expiry check', 61, 'view_expirycheck'),
	(245, 'Can add checked lot', 62, 'add_expirycheckline'),
	(246, 'Can change checked lot', 62, 'change_expirycheckline'),
	(247, 'Can delete checked lot', 62, 'delete_expirycheckline'),
	(248, 'Can view checked lot', 62, 'view_expirycheckline'),
	(249, 'Can add near-expiry notice', 63, 'add_expirynotice'),
	(250, 'Can change near-expiry notice', 63, 'change_expirynotice'),
	(251, 'Can delete near-expiry notice', 63, 'delete_expirynotice'),
	(252, 'Can view near-expiry notice', 63, 'view_expirynotice'),
	(253, 'Can add announced lot', 64, 'add_expirynoticeline'),
	(254, 'Can change announced lot', 64, 'change_expirynoticeline'),
	(255, 'Can delete announced lot', 64, 'delete_expirynoticeline'),
	(256, 'Can view announced lot', 64, 'view_expirynoticeline'),
	(257, 'Can add requisition', 65, 'add_requisition'),
	(258, 'Can change requisition', 65, 'change_requisition'),
	(259, 'Can delete requisition', 65, 'delete_requisition'),
	(260, 'Can view requisition', 65, 'view_requisition'),
	(261, 'Can add arrived lot', 66, 'add_requisitionarrival'),
	(262, 'Can change arrived lot', 66, 'change_requisitionarrival'),
	(263, 'Can delete arrived lot', 66, 'delete_requisitionarrival'),
	(264, 'Can view arrived lot', 66, 'view_requisitionarrival'),
	(265, 'Can add requested goods', 67, 'add_requisitionline'),
	(266, 'Can change requested goods', 67, 'change_requisitionline'),
	(267, 'Can delete requested goods', 67, 'delete_requisitionline'),
	(268, 'Can view requested goods', 67, 'view_requisitionline'),
	(269, 'Can add stocktake', 68, 'add_stocktake'),
	(270, 'Can change stocktake', 68, 'change_stocktake'),
	(271, 'Can delete stocktake', 68, 'delete_stocktake'),
	(272, 'Can view stocktake', 68, 'view_stocktake'),
	(273, 'Can add line of the sheet', 69, 'add_stocktakeline'),
	(274, 'Can change line of the sheet', 69, 'change_stocktakeline'),
	(275, 'Can delete line of the sheet', 69, 'delete_stocktakeline'),
	(276, 'Can view line of the sheet', 69, 'view_stocktakeline'),
	(277, 'Can add disposal', 70, 'add_disposal'),
	(278, 'Can change disposal', 70, 'change_disposal'),
	(279, 'Can delete disposal', 70, 'delete_disposal'),
	(280, 'Can view disposal', 70, 'view_disposal'),
	(281, 'Can add bad signatures', 71, 'add_badsignature'),
	(282, 'Can change bad signatures', 71, 'change_badsignature'),
	(283, 'Can delete bad signatures', 71, 'delete_badsignature'),
	(284, 'Can view bad signatures', 71, 'view_badsignature'),
	(285, 'Can add programme', 72, 'add_programme'),
	(286, 'Can change programme', 72, 'change_programme'),
	(287, 'Can delete programme', 72, 'delete_programme'),
	(288, 'Can view programme', 72, 'view_programme'),
	(289, 'Can add order', 73, 'add_order'),
	(290, 'Can change order', 73, 'change_order'),
	(291, 'Can delete order', 73, 'delete_order'),
	(292, 'Can view order', 73, 'view_order'),
	(293, 'Can add kit line', 74, 'add_programmeline'),
	(294, 'Can change kit line', 74, 'change_programmeline'),
	(295, 'Can delete kit line', 74, 'delete_programmeline'),
	(296, 'Can view kit line', 74, 'view_programmeline'),
	(297, 'Can add payment notification', 75, 'add_paymentnotification'),
	(298, 'Can change payment notification', 75, 'change_paymentnotification'),
	(299, 'Can delete payment notification', 75, 'delete_paymentnotification'),
	(300, 'Can view payment notification', 75, 'view_paymentnotification'),
	(301, 'Can add contract template', 76, 'add_contracttemplate'),
	(302, 'Can change contract template', 76, 'change_contracttemplate'),
	(303, 'Can delete contract template', 76, 'delete_contracttemplate'),
	(304, 'Can view contract template', 76, 'view_contracttemplate'),
	(305, 'Can add contract', 77, 'add_contract'),
	(306, 'Can change contract', 77, 'change_contract'),
	(307, 'Can delete contract', 77, 'delete_contract'),
	(308, 'Can view contract', 77, 'view_contract'),
	(309, 'Can add signing event', 78, 'add_signingevent'),
	(310, 'Can change signing event', 78, 'change_signingevent'),
	(311, 'Can delete signing event', 78, 'delete_signingevent'),
	(312, 'Can view signing event', 78, 'view_signingevent'),
	(313, 'Can add group', 79, 'add_group'),
	(314, 'Can change group', 79, 'change_group'),
	(315, 'Can delete group', 79, 'delete_group'),
	(316, 'Can view group', 79, 'view_group'),
	(317, 'Can add group member', 80, 'add_member'),
	(318, 'Can change group member', 80, 'change_member'),
	(319, 'Can delete group member', 80, 'delete_member'),
	(320, 'Can view group member', 80, 'view_member'),
	(321, 'Can add message', 81, 'add_message'),
	(322, 'Can change message', 81, 'change_message'),
	(323, 'Can delete message', 81, 'delete_message'),
	(324, 'Can view message', 81, 'view_message'),
	(325, 'Can add read mark', 82, 'add_readmark'),
	(326, 'Can change read mark', 82, 'change_readmark'),
	(327, 'Can delete read mark', 82, 'delete_readmark'),
	(328, 'Can view read mark', 82, 'view_readmark'),
	(329, 'Can add pre-plan assessment', 83, 'add_assessment'),
	(330, 'Can change pre-plan assessment', 83, 'change_assessment'),
	(331, 'Can delete pre-plan assessment', 83, 'delete_assessment'),
	(332, 'Can view pre-plan assessment', 83, 'view_assessment'),
	(333, 'Can add review of an assessment', 84, 'add_assessmentreview'),
	(334, 'Can change review of an assessment', 84, 'change_assessmentreview'),
	(335, 'Can delete review of an assessment', 84, 'delete_assessmentreview'),
	(336, 'Can view review of an assessment', 84, 'view_assessmentreview'),
	(337, 'Can add questionnaire', 85, 'add_questionnaire'),
	(338, 'Can change questionnaire', 85, 'change_questionnaire'),
	(339, 'Can delete questionnaire', 85, 'delete_questionnaire'),
	(340, 'Can view questionnaire', 85, 'view_questionnaire'),
	(341, 'Can add health record', 86, 'add_healthrecord'),
	(342, 'Can change health record', 86, 'change_healthrecord'),
	(343, 'Can delete health record', 86, 'delete_healthrecord'),
	(344, 'Can view health record', 86, 'view_healthrecord'),
	(345, 'Can add review of a record', 87, 'add_recordreview'),
	(346, 'Can change review of a record', 87, 'change_recordreview'),
	(347, 'Can delete review of a record', 87, 'delete_recordreview'),
	(348, 'Can view review of a record', 87, 'view_recordreview'),
	(349, 'Can add confirmed version', 88, 'add_recordversion'),
	(350, 'Can change confirmed version', 88, 'change_recordversion'),
	(351, 'Can delete confirmed version', 88, 'delete_recordversion'),
	(352, 'Can view confirmed version', 88, 'view_recordversion'),
	(353, 'Can add menu template', 89, 'add_mealtemplate'),
	(354, 'Can change menu template', 89, 'change_mealtemplate'),
	(355, 'Can delete menu template', 89, 'delete_mealtemplate'),
	(356, 'Can view menu template', 89, 'view_mealtemplate'),
	(357, 'Can add plan', 90, 'add_plan'),
	(358, 'Can change plan', 90, 'change_plan'),
	(359, 'Can delete plan', 90, 'delete_plan'),
	(360, 'Can view plan', 90, 'view_plan'),
	(361, 'Can add photo', 91, 'add_photo'),
	(362, 'Can change photo', 91, 'change_photo'),
	(363, 'Can delete photo', 91, 'delete_photo'),
	(364, 'Can view photo', 91, 'view_photo'),
	(365, 'Can add reading', 92, 'add_metric'),
	(366, 'Can change reading', 92, 'change_metric'),
	(367, 'Can delete reading', 92, 'delete_metric'),
	(368, 'Can view reading', 92, 'view_metric'),
	(369, 'Can add menu', 93, 'add_mealplan'),
	(370, 'Can change menu', 93, 'change_mealplan'),
	(371, 'Can delete menu', 93, 'delete_mealplan'),
	(372, 'Can view menu', 93, 'view_mealplan'),
	(373, 'Can add device guidance', 94, 'add_guidance'),
	(374, 'Can change device guidance', 94, 'change_guidance'),
	(375, 'Can delete device guidance', 94, 'delete_guidance'),
	(376, 'Can view device guidance', 94, 'view_guidance'),
	(377, 'Can add video call', 95, 'add_coachingsession'),
	(378, 'Can change video call', 95, 'change_coachingsession'),
	(379, 'Can delete video call', 95, 'delete_coachingsession'),
	(380, 'Can view video call', 95, 'view_coachingsession'),
	(381, 'Can add goods of the plan', 96, 'add_plangood'),
	(382, 'Can change goods of the plan', 96, 'change_plangood'),
	(383, 'Can delete goods of the plan', 96, 'delete_plangood'),
	(384, 'Can view goods of the plan', 96, 'view_plangood'),
	(385, 'Can add pause', 97, 'add_planpause'),
	(386, 'Can change pause', 97, 'change_planpause'),
	(387, 'Can delete pause', 97, 'delete_planpause'),
	(388, 'Can view pause', 97, 'view_planpause'),
	(389, 'Can add proposal', 98, 'add_proposal'),
	(390, 'Can change proposal', 98, 'change_proposal'),
	(391, 'Can delete proposal', 98, 'delete_proposal'),
	(392, 'Can view proposal', 98, 'view_proposal'),
	(393, 'Can add recheck report', 99, 'add_recheck'),
	(394, 'Can change recheck report', 99, 'change_recheck'),
	(395, 'Can delete recheck report', 99, 'delete_recheck'),
	(396, 'Can view recheck report', 99, 'view_recheck'),
	(397, 'Can add assessment report', 100, 'add_report'),
	(398, 'Can change assessment report', 100, 'change_report'),
	(399, 'Can delete assessment report', 100, 'delete_report'),
	(400, 'Can view assessment report', 100, 'view_report'),
	(401, 'Can add review form', 101, 'add_reviewform'),
	(402, 'Can change review form', 101, 'change_reviewform'),
	(403, 'Can delete review form', 101, 'delete_reviewform'),
	(404, 'Can view review form', 101, 'view_reviewform'),
	(405, 'Can add plan template', 102, 'add_plantemplate'),
	(406, 'Can change plan template', 102, 'change_plantemplate'),
	(407, 'Can delete plan template', 102, 'delete_plantemplate'),
	(408, 'Can view plan template', 102, 'view_plantemplate'),
	(409, 'Can add draft of a plan', 103, 'add_plandraft'),
	(410, 'Can change draft of a plan', 103, 'change_plandraft'),
	(411, 'Can delete draft of a plan', 103, 'delete_plandraft'),
	(412, 'Can view draft of a plan', 103, 'view_plandraft'),
	(413, 'Can add version of a plan', 104, 'add_planversion'),
	(414, 'Can change version of a plan', 104, 'change_planversion'),
	(415, 'Can delete version of a plan', 104, 'delete_planversion'),
	(416, 'Can view version of a plan', 104, 'view_planversion'),
	(417, 'Can add review of a plan', 105, 'add_planreview'),
	(418, 'Can change review of a plan', 105, 'change_planreview'),
	(419, 'Can delete review of a plan', 105, 'delete_planreview'),
	(420, 'Can view review of a plan', 105, 'view_planreview'),
	(421, 'Can add delivery', 106, 'add_delivery'),
	(422, 'Can change delivery', 106, 'change_delivery'),
	(423, 'Can delete delivery', 106, 'delete_delivery'),
	(424, 'Can view delivery', 106, 'view_delivery'),
	(425, 'Can add goods', 107, 'add_deliveryline'),
	(426, 'Can change goods', 107, 'change_deliveryline'),
	(427, 'Can delete goods', 107, 'delete_deliveryline'),
	(428, 'Can view goods', 107, 'view_deliveryline'),
	(429, 'Can add receipt', 108, 'add_receipt'),
	(430, 'Can change receipt', 108, 'change_receipt'),
	(431, 'Can delete receipt', 108, 'delete_receipt'),
	(432, 'Can view receipt', 108, 'view_receipt'),
	(433, 'Can add follow-up', 109, 'add_followup'),
	(434, 'Can change follow-up', 109, 'change_followup'),
	(435, 'Can delete follow-up', 109, 'delete_followup'),
	(436, 'Can view follow-up', 109, 'view_followup'),
	(437, 'Can add shipment', 110, 'add_shipment'),
	(438, 'Can change shipment', 110, 'change_shipment'),
	(439, 'Can delete shipment', 110, 'delete_shipment'),
	(440, 'Can view shipment', 110, 'view_shipment'),
	(441, 'Can add goods', 111, 'add_shipmentline'),
	(442, 'Can change goods', 111, 'change_shipmentline'),
	(443, 'Can delete goods', 111, 'delete_shipmentline'),
	(444, 'Can view goods', 111, 'view_shipmentline'),
	(445, 'Can add tracking event', 112, 'add_trackingevent'),
	(446, 'Can change tracking event', 112, 'change_trackingevent'),
	(447, 'Can delete tracking event', 112, 'delete_trackingevent'),
	(448, 'Can view tracking event', 112, 'view_trackingevent'),
	(449, 'Can add tracking message', 113, 'add_trackingpush'),
	(450, 'Can change tracking message', 113, 'change_trackingpush'),
	(451, 'Can delete tracking message', 113, 'delete_trackingpush'),
	(452, 'Can view tracking message', 113, 'view_trackingpush'),
	(453, 'Can add goods return', 114, 'add_goodsreturn'),
	(454, 'Can change goods return', 114, 'change_goodsreturn'),
	(455, 'Can delete goods return', 114, 'delete_goodsreturn'),
	(456, 'Can view goods return', 114, 'view_goodsreturn'),
	(457, 'Can add shape of tracking numbers', 115, 'add_numbershape'),
	(458, 'Can change shape of tracking numbers', 115, 'change_numbershape'),
	(459, 'Can delete shape of tracking numbers', 115, 'delete_numbershape'),
	(460, 'Can view shape of tracking numbers', 115, 'view_numbershape'),
	(461, 'Can add goods', 116, 'add_returnline'),
	(462, 'Can change goods', 116, 'change_returnline'),
	(463, 'Can delete goods', 116, 'delete_returnline'),
	(464, 'Can view goods', 116, 'view_returnline'),
	(465, 'Can add trouble on the way', 117, 'add_trouble'),
	(466, 'Can change trouble on the way', 117, 'change_trouble'),
	(467, 'Can delete trouble on the way', 117, 'delete_trouble'),
	(468, 'Can view trouble on the way', 117, 'view_trouble'),
	(469, 'Can add check of a line', 118, 'add_pickcheck'),
	(470, 'Can change check of a line', 118, 'change_pickcheck'),
	(471, 'Can delete check of a line', 118, 'delete_pickcheck'),
	(472, 'Can view check of a line', 118, 'view_pickcheck'),
	(473, 'Can add goods not in order', 119, 'add_receiptfault'),
	(474, 'Can change goods not in order', 119, 'change_receiptfault'),
	(475, 'Can delete goods not in order', 119, 'delete_receiptfault'),
	(476, 'Can view goods not in order', 119, 'view_receiptfault'),
	(477, 'Can add complaint', 120, 'add_complaint'),
	(478, 'Can change complaint', 120, 'change_complaint'),
	(479, 'Can delete complaint', 120, 'delete_complaint'),
	(480, 'Can view complaint', 120, 'view_complaint'),
	(481, 'Can add authority', 121, 'add_authority'),
	(482, 'Can change authority', 121, 'change_authority'),
	(483, 'Can delete authority', 121, 'delete_authority'),
	(484, 'Can view authority', 121, 'view_authority'),
	(485, 'Can add compensation', 122, 'add_compensation'),
	(486, 'Can change compensation', 122, 'change_compensation'),
	(487, 'Can delete compensation', 122, 'delete_compensation'),
	(488, 'Can view compensation', 122, 'view_compensation'),
	(489, 'Can add improvement', 123, 'add_improvement'),
	(490, 'Can change improvement', 123, 'change_improvement'),
	(491, 'Can delete improvement', 123, 'delete_improvement'),
	(492, 'Can view improvement', 123, 'view_improvement'),
	(493, 'Can add measure', 124, 'add_measure'),
	(494, 'Can change measure', 124, 'change_measure'),
	(495, 'Can delete measure', 124, 'delete_measure'),
	(496, 'Can view measure', 124, 'view_measure'),
	(497, 'Can add note', 125, 'add_note'),
	(498, 'Can change note', 125, 'change_note'),
	(499, 'Can delete note', 125, 'delete_note'),
	(500, 'Can view note', 125, 'view_note'),
	(501, 'Can add related complaints', 126, 'add_related'),
	(502, 'Can change related complaints', 126, 'change_related'),
	(503, 'Can delete related complaints', 126, 'delete_related'),
	(504, 'Can view related complaints', 126, 'view_related'),
	(505, 'Can add round', 127, 'add_round'),
	(506, 'Can change round', 127, 'change_round'),
	(507, 'Can delete round', 127, 'delete_round'),
	(508, 'Can view round', 127, 'view_round'),
	(509, 'Can add care plan', 128, 'add_careplan'),
	(510, 'Can change care plan', 128, 'change_careplan'),
	(511, 'Can delete care plan', 128, 'delete_careplan'),
	(512, 'Can view care plan', 128, 'view_careplan'),
	(513, 'Can add channel', 129, 'add_channel'),
	(514, 'Can change channel', 129, 'change_channel'),
	(515, 'Can delete channel', 129, 'delete_channel'),
	(516, 'Can view channel', 129, 'view_channel'),
	(517, 'Can add enquiry', 130, 'add_enquiry'),
	(518, 'Can change enquiry', 130, 'change_enquiry'),
	(519, 'Can delete enquiry', 130, 'delete_enquiry'),
	(520, 'Can view enquiry', 130, 'view_enquiry'),
	(521, 'Can add automatic answer', 131, 'add_autoanswer'),
	(522, 'Can change automatic answer', 131, 'change_autoanswer'),
	(523, 'Can delete automatic answer', 131, 'delete_autoanswer'),
	(524, 'Can view automatic answer', 131, 'view_autoanswer'),
	(525, 'Can add reply', 132, 'add_reply'),
	(526, 'Can change reply', 132, 'change_reply'),
	(527, 'Can delete reply', 132, 'delete_reply'),
	(528, 'Can view reply', 132, 'view_reply'),
	(529, 'Can add service request', 133, 'add_servicerequest'),
	(530, 'Can change service request', 133, 'change_servicerequest'),
	(531, 'Can delete service request', 133, 'delete_servicerequest'),
	(532, 'Can view service request', 133, 'view_servicerequest'),
	(533, 'Can add skill', 134, 'add_skill'),
	(534, 'Can change skill', 134, 'change_skill'),
	(535, 'Can delete skill', 134, 'delete_skill'),
	(536, 'Can view skill', 134, 'view_skill'),
	(537, 'Can add work order', 135, 'add_workorder'),
	(538, 'Can change work order', 135, 'change_workorder'),
	(539, 'Can delete work order', 135, 'delete_workorder'),
	(540, 'Can view work order', 135, 'view_workorder'),
	(541, 'Can add note on a work order', 136, 'add_worknote'),
	(542, 'Can change note on a work order', 136, 'change_worknote'),
	(543, 'Can delete note on a work order', 136, 'delete_worknote'),
	(544, 'Can view note on a work order', 136, 'view_worknote'),
	(545, 'Can add care contact', 137, 'add_carecontact'),
	(546, 'Can change care contact', 137, 'change_carecontact'),
	(547, 'Can delete care contact', 137, 'delete_carecontact'),
	(548, 'Can view care contact', 137, 'view_carecontact'),
	(549, 'Can add question of a survey', 138, 'add_question'),
	(550, 'Can change question of a survey', 138, 'change_question'),
	(551, 'Can delete question of a survey', 138, 'delete_question'),
	(552, 'Can view question of a survey', 138, 'view_question'),
	(553, 'Can add third party''s survey', 139, 'add_project'),
	(554, 'Can change third party''s survey', 139, 'change_project'),
	(555, 'Can delete third party''s survey', 139, 'delete_project'),
	(556, 'Can view third party''s survey', 139, 'view_project'),
	(557, 'Can add survey', 140, 'add_survey'),
	(558, 'Can change survey', 140, 'change_survey'),
	(559, 'Can delete survey', 140, 'delete_survey'),
	(560, 'Can view survey', 140, 'view_survey'),
	(561, 'Can add invitation to a survey', 141, 'add_invitation'),
	(562, 'Can change invitation to a survey', 141, 'change_invitation'),
	(563, 'Can delete invitation to a survey', 141, 'delete_invitation'),
	(564, 'Can view invitation to a survey', 141, 'view_invitation'),
	(565, 'Can add improvement programme', 142, 'add_improvement'),
	(566, 'Can change improvement programme', 142, 'change_improvement'),
	(567, 'Can delete improvement programme', 142, 'delete_improvement'),
	(568, 'Can view improvement programme', 142, 'view_improvement'),
	(569, 'Can add answer', 143, 'add_answer'),
	(570, 'Can change answer', 143, 'change_answer'),
	(571, 'Can delete answer', 143, 'delete_answer'),
	(572, 'Can view answer', 143, 'view_answer'),
	(573, 'Can add round of a survey', 144, 'add_surveyround'),
	(574, 'Can change round of a survey', 144, 'change_surveyround'),
	(575, 'Can delete round of a survey', 144, 'delete_surveyround'),
	(576, 'Can view round of a survey', 144, 'view_surveyround'),
	(577, 'Can add version of a survey', 145, 'add_surveyversion'),
	(578, 'Can change version of a survey', 145, 'change_surveyversion'),
	(579, 'Can delete version of a survey', 145, 'delete_surveyversion'),
	(580, 'Can view version of a survey', 145, 'view_surveyversion'),
	(581, 'Can add round of an improvement', 146, 'add_improvementround'),
	(582, 'Can change round of an improvement', 146, 'change_improvementround'),
	(583, 'Can delete round of an improvement', 146, 'delete_improvementround'),
	(584, 'Can view round of an improvement', 146, 'view_improvementround'),
	(585, 'Can add purchase order', 147, 'add_purchaseorder'),
	(586, 'Can change purchase order', 147, 'change_purchaseorder'),
	(587, 'Can delete purchase order', 147, 'delete_purchaseorder'),
	(588, 'Can view purchase order', 147, 'view_purchaseorder'),
	(589, 'Can add goods receipt', 148, 'add_goodsreceipt'),
	(590, 'Can change goods receipt', 148, 'change_goodsreceipt'),
	(591, 'Can delete goods receipt', 148, 'delete_goodsreceipt'),
	(592, 'Can view goods receipt', 148, 'view_goodsreceipt'),
	(593, 'Can add stock rule', 149, 'add_stockrule'),
	(594, 'Can change stock rule', 149, 'change_stockrule'),
	(595, 'Can delete stock rule', 149, 'delete_stockrule'),
	(596, 'Can view stock rule', 149, 'view_stockrule'),
	(597, 'Can add supplier', 150, 'add_supplier'),
	(598, 'Can change supplier', 150, 'change_supplier'),
	(599, 'Can delete supplier', 150, 'delete_supplier'),
	(600, 'Can view supplier', 150, 'view_supplier'),
	(601, 'Can add offer', 151, 'add_supplierproduct'),
	(602, 'Can change offer', 151, 'change_supplierproduct'),
	(603, 'Can delete offer', 151, 'delete_supplierproduct'),
	(604, 'Can view offer', 151, 'view_supplierproduct'),
	(605, 'Can add counted lot', 152, 'add_goodsreceiptline'),
	(606, 'Can change counted lot', 152, 'change_goodsreceiptline'),
	(607, 'Can delete counted lot', 152, 'delete_goodsreceiptline'),
	(608, 'Can view counted lot', 152, 'view_goodsreceiptline'),
	(609, 'Can add purchase line', 153, 'add_purchaseline'),
	(610, 'Can change purchase line', 153, 'change_purchaseline'),
	(611, 'Can delete purchase line', 153, 'delete_purchaseline'),
	(612, 'Can view purchase line', 153, 'view_purchaseline'),
	(613, 'Can add rule of the watch', 154, 'add_watchrule'),
	(614, 'Can change rule of the watch', 154, 'change_watchrule'),
	(615, 'Can delete rule of the watch', 154, 'delete_watchrule'),
	(616, 'Can view rule of the watch', 154, 'view_watchrule'),
	(617, 'Can add crisis', 155, 'add_crisis'),
	(618, 'Can change crisis', 155, 'change_crisis'),
	(619, 'Can delete crisis', 155, 'delete_crisis'),
	(620, 'Can view crisis', 155, 'view_crisis'),
	(621, 'Can add duty', 156, 'add_duty'),
	(622, 'Can change duty', 156, 'change_duty'),
	(623, 'Can delete duty', 156, 'delete_duty'),
	(624, 'Can view duty', 156, 'view_duty'),
	(625, 'Can add line of the record', 157, 'add_line'),
	(626, 'Can change line of the record', 157, 'change_line'),
	(627, 'Can delete line of the record', 157, 'delete_line'),
	(628, 'Can view line of the record', 157, 'view_line'),
	(629, 'Can add member of the emergency team', 158, 'add_member'),
	(630, 'Can change member of the emergency team', 158, 'change_member'),
	(631, 'Can delete member of the emergency team', 158, 'delete_member'),
	(632, 'Can view member of the emergency team', 158, 'view_member'),
	(633, 'Can add review', 159, 'add_review'),
	(634, 'Can change review', 159, 'change_review'),
	(635, 'Can delete review', 159, 'delete_review'),
	(636, 'Can view review', 159, 'view_review'),
	(637, 'Can add seat of the emergency team', 160, 'add_seat'),
	(638, 'Can change seat of the emergency team', 160, 'change_seat'),
	(639, 'Can delete seat of the emergency team', 160, 'delete_seat'),
	(640, 'Can view seat of the emergency team', 160, 'view_seat'),
	(641, 'Can add statement', 161, 'add_statement'),
	(642, 'Can change statement', 161, 'change_statement'),
	(643, 'Can delete statement', 161, 'delete_statement'),
	(644, 'Can view statement', 161, 'view_statement'),
	(645, 'Can add alert', 162, 'add_alert'),
	(646, 'Can change alert', 162, 'change_alert'),
	(647, 'Can delete alert', 162, 'delete_alert'),
	(648, 'Can view alert', 162, 'view_alert'),
	(649, 'Can add return', 163, 'add_return'),
	(650, 'Can change return', 163, 'change_return'),
	(651, 'Can delete return', 163, 'delete_return'),
	(652, 'Can view return', 163, 'view_return'),
	(653, 'Can add sensor', 164, 'add_sensor'),
	(654, 'Can change sensor', 164, 'change_sensor'),
	(655, 'Can delete sensor', 164, 'delete_sensor'),
	(656, 'Can view sensor', 164, 'view_sensor'),
	(657, 'Can add excursion', 165, 'add_excursion'),
	(658, 'Can change excursion', 165, 'change_excursion'),
	(659, 'Can delete excursion', 165, 'delete_excursion'),
	(660, 'Can view excursion', 165, 'view_excursion'),
	(661, 'Can add reading of a zone', 166, 'add_reading'),
	(662, 'Can change reading of a zone', 166, 'change_reading'),
	(663, 'Can delete reading of a zone', 166, 'delete_reading'),
	(664, 'Can view reading of a zone', 166, 'view_reading'),
	(665, 'Can add limits of a zone', 167, 'add_zonelimit'),
	(666, 'Can change limits of a zone', 167, 'change_zonelimit'),
	(667, 'Can delete limits of a zone', 167, 'delete_zonelimit'),
	(668, 'Can view limits of a zone', 167, 'view_zonelimit');


--
-- Data for Name: axes_accessattempt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accessattemptexpiration; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accessfailurelog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accesslog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_authority; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_compensation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_complaint; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_improvement; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_measure; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_note; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_related; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: complaints_round; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: contracts_contract; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: contracts_contracttemplate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: contracts_signingevent; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_accesslog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_attachment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_bulkjob; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_bulkrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_clockshift; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_customerlink; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_formdraft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_idempotencykey; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_listhabit; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_savedview; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: core_steplog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_alert; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_crisis; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_line; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_member; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_review; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_seat; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_statement; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: crises_watchrule; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: customers_consentrecord; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: customers_customer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: customers_othername; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: customers_teammember; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_admin_log; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_content_type VALUES
	(1, 'admin', 'logentry'),
	(2, 'auth', 'permission'),
	(3, 'auth', 'group'),
	(4, 'contenttypes', 'contenttype'),
	(5, 'sessions', 'session'),
	(6, 'otp_totp', 'totpdevice'),
	(7, 'otp_static', 'staticdevice'),
	(8, 'otp_static', 'statictoken'),
	(9, 'axes', 'accessattempt'),
	(10, 'axes', 'accesslog'),
	(11, 'axes', 'accessfailurelog'),
	(12, 'axes', 'accessattemptexpiration'),
	(13, 'core', 'clockshift'),
	(14, 'core', 'accesslog'),
	(15, 'core', 'attachment'),
	(16, 'core', 'customerlink'),
	(17, 'core', 'steplog'),
	(18, 'core', 'idempotencykey'),
	(19, 'core', 'bulkjob'),
	(20, 'core', 'formdraft'),
	(21, 'core', 'savedview'),
	(22, 'core', 'bulkrow'),
	(23, 'core', 'listhabit'),
	(24, 'accounts', 'branch'),
	(25, 'accounts', 'user'),
	(26, 'accounts', 'staffprofile'),
	(27, 'accounts', 'absence'),
	(28, 'accounts', 'apitoken'),
	(29, 'accounts', 'partner'),
	(30, 'sla', 'calendarversion'),
	(31, 'sla', 'policyversion'),
	(32, 'sla', 'clock'),
	(33, 'sla', 'tick'),
	(34, 'sla', 'clockevent'),
	(35, 'sla', 'firing'),
	(36, 'notifications', 'localoutbox'),
	(37, 'notifications', 'message'),
	(38, 'notifications', 'delivery'),
	(39, 'notifications', 'messagetemplate'),
	(40, 'customers', 'customer'),
	(41, 'customers', 'consentrecord'),
	(42, 'customers', 'othername'),
	(43, 'customers', 'teammember'),
	(44, 'inventory', 'product'),
	(45, 'inventory', 'warehouse'),
	(46, 'inventory', 'lot'),
	(47, 'inventory', 'allocation'),
	(48, 'inventory', 'stockmove'),
	(49, 'inventory', 'bin'),
	(50, 'inventory', 'pack'),
	(51, 'inventory', 'zone'),
	(52, 'inventory', 'relocation'),
	(53, 'inventory', 'stockimport'),
	(54, 'scripts', 'phrase'),
	(55, 'scripts', 'script'),
	(56, 'scripts', 'override'),
	(57, 'knowledge', 'article'),
	(58, 'knowledge', 'articleversion'),
	(59, 'knowledge', 'question'),
	(60, 'knowledge', 'vote'),
	(61, 'warehousing', 'expirycheck'),
	(62, 'warehousing', 'expirycheckline'),
	(63, 'warehousing', 'expirynotice'),
	(64, 'warehousing', 'expirynoticeline'),
	(65, 'warehousing', 'requisition'),
	(66, 'warehousing', 'requisitionarrival'),
	(67, 'warehousing', 'requisitionline'),
	(68, 'warehousing', 'stocktake'),
	(69, 'warehousing', 'stocktakeline'),
	(70, 'warehousing', 'disposal'),
	(71, 'orders', 'badsignature'),
	(72, 'orders', 'programme'),
	(73, 'orders', 'order'),
	(74, 'orders', 'programmeline'),
	(75, 'orders', 'paymentnotification'),
	(76, 'contracts', 'contracttemplate'),
	(77, 'contracts', 'contract'),
	(78, 'contracts', 'signingevent'),
	(79, 'groupchat', 'group'),
	(80, 'groupchat', 'member'),
	(81, 'groupchat', 'message'),
	(82, 'groupchat', 'readmark'),
	(83, 'health_records', 'assessment'),
	(84, 'health_records', 'assessmentreview'),
	(85, 'health_records', 'questionnaire'),
	(86, 'health_records', 'healthrecord'),
	(87, 'health_records', 'recordreview'),
	(88, 'health_records', 'recordversion'),
	(89, 'plans', 'mealtemplate'),
	(90, 'plans', 'plan'),
	(91, 'plans', 'photo'),
	(92, 'plans', 'metric'),
	(93, 'plans', 'mealplan'),
	(94, 'plans', 'guidance'),
	(95, 'plans', 'coachingsession'),
	(96, 'plans', 'plangood'),
	(97, 'plans', 'planpause'),
	(98, 'plans', 'proposal'),
	(99, 'plans', 'recheck'),
	(100, 'plans', 'report'),
	(101, 'plans', 'reviewform'),
	(102, 'plans', 'plantemplate'),
	(103, 'plans', 'plandraft'),
	(104, 'plans', 'planversion'),
	(105, 'plans', 'planreview'),
	(106, 'logistics', 'delivery'),
	(107, 'logistics', 'deliveryline'),
	(108, 'logistics', 'receipt'),
	(109, 'logistics', 'followup'),
	(110, 'logistics', 'shipment'),
	(111, 'logistics', 'shipmentline'),
	(112, 'logistics', 'trackingevent'),
	(113, 'logistics', 'trackingpush'),
	(114, 'logistics', 'goodsreturn'),
	(115, 'logistics', 'numbershape'),
	(116, 'logistics', 'returnline'),
	(117, 'logistics', 'trouble'),
	(118, 'logistics', 'pickcheck'),
	(119, 'logistics', 'receiptfault'),
	(120, 'complaints', 'complaint'),
	(121, 'complaints', 'authority'),
	(122, 'complaints', 'compensation'),
	(123, 'complaints', 'improvement'),
	(124, 'complaints', 'measure'),
	(125, 'complaints', 'note'),
	(126, 'complaints', 'related'),
	(127, 'complaints', 'round'),
	(128, 'servicedesk', 'careplan'),
	(129, 'servicedesk', 'channel'),
	(130, 'servicedesk', 'enquiry'),
	(131, 'servicedesk', 'autoanswer'),
	(132, 'servicedesk', 'reply'),
	(133, 'servicedesk', 'servicerequest'),
	(134, 'servicedesk', 'skill'),
	(135, 'servicedesk', 'workorder'),
	(136, 'servicedesk', 'worknote'),
	(137, 'servicedesk', 'carecontact'),
	(138, 'surveys', 'question'),
	(139, 'surveys', 'project'),
	(140, 'surveys', 'survey'),
	(141, 'surveys', 'invitation'),
	(142, 'surveys', 'improvement'),
	(143, 'surveys', 'answer'),
	(144, 'surveys', 'surveyround'),
	(145, 'surveys', 'surveyversion'),
	(146, 'surveys', 'improvementround'),
	(147, 'purchasing', 'purchaseorder'),
	(148, 'purchasing', 'goodsreceipt'),
	(149, 'purchasing', 'stockrule'),
	(150, 'purchasing', 'supplier'),
	(151, 'purchasing', 'supplierproduct'),
	(152, 'purchasing', 'goodsreceiptline'),
	(153, 'purchasing', 'purchaseline'),
	(154, 'crises', 'watchrule'),
	(155, 'crises', 'crisis'),
	(156, 'crises', 'duty'),
	(157, 'crises', 'line'),
	(158, 'crises', 'member'),
	(159, 'crises', 'review'),
	(160, 'crises', 'seat'),
	(161, 'crises', 'statement'),
	(162, 'crises', 'alert'),
	(163, 'returns', 'return'),
	(164, 'storage', 'sensor'),
	(165, 'storage', 'excursion'),
	(166, 'storage', 'reading'),
	(167, 'storage', 'zonelimit');


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_migrations VALUES
	(1, 'core', '0001_now', '2026-11-23 03:43:07.73131+00'),
	(2, 'core', '0002_initial', '2026-11-23 03:43:07.794023+00'),
	(3, 'contenttypes', '0001_initial', '2026-11-23 03:43:07.808849+00'),
	(4, 'contenttypes', '0002_remove_content_type_name', '2026-11-23 03:43:07.831732+00'),
	(5, 'auth', '0001_initial', '2026-11-23 03:43:07.893832+00'),
	(6, 'auth', '0002_alter_permission_name_max_length', '2026-11-23 03:43:07.905056+00'),
	(7, 'auth', '0003_alter_user_email_max_length', '2026-11-23 03:43:07.916674+00'),
	(8, 'auth', '0004_alter_user_username_opts', '2026-11-23 03:43:07.928728+00'),
	(9, 'auth', '0005_alter_user_last_login_null', '2026-11-23 03:43:07.940171+00'),
	(10, 'auth', '0006_require_contenttypes_0002', '2026-11-23 03:43:07.941681+00'),
	(11, 'auth', '0007_alter_validators_add_error_messages', '2026-11-23 03:43:07.956955+00'),
	(12, 'auth', '0008_alter_user_username_max_length', '2026-11-23 03:43:07.970479+00'),
	(13, 'auth', '0009_alter_user_last_name_max_length', '2026-11-23 03:43:07.979895+00'),
	(14, 'auth', '0010_alter_group_name_max_length', '2026-11-23 03:43:07.994012+00'),
	(15, 'auth', '0011_update_proxy_permissions', '2026-11-23 03:43:08.011962+00'),
	(16, 'auth', '0012_alter_user_first_name_max_length', '2026-11-23 03:43:08.020102+00'),
	(17, 'accounts', '0001_initial', '2026-11-23 03:43:08.17121+00'),
	(18, 'accounts', '0002_partners', '2026-11-23 03:43:08.212941+00'),
	(19, 'accounts', '0003_fewer_indexes', '2026-11-23 03:43:08.275169+00'),
	(20, 'admin', '0001_initial', '2026-11-23 03:43:08.308188+00'),
	(21, 'admin', '0002_logentry_remove_auto_add', '2026-11-23 03:43:08.336897+00'),
	(22, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-23 03:43:08.361851+00'),
	(23, 'axes', '0001_initial', '2026-11-23 03:43:08.380089+00'),
	(24, 'axes', '0002_auto_20151217_2044', '2026-11-23 03:43:08.420257+00'),
	(25, 'axes', '0003_auto_20160322_0929', '2026-11-23 03:43:08.449346+00'),
	(26, 'axes', '0004_auto_20181024_1538', '2026-11-23 03:43:08.478074+00'),
	(27, 'axes', '0005_remove_accessattempt_trusted', '2026-11-23 03:43:08.484161+00'),
	(28, 'axes', '0006_remove_accesslog_trusted', '2026-11-23 03:43:08.489302+00'),
	(29, 'axes', '0007_alter_accessattempt_unique_together', '2026-11-23 03:43:08.54716+00'),
	(30, 'axes', '0008_accessfailurelog', '2026-11-23 03:43:08.561037+00'),
	(31, 'axes', '0009_add_session_hash', '2026-11-23 03:43:08.565979+00'),
	(32, 'axes', '0010_accessattemptexpiration', '2026-11-23 03:43:08.57458+00'),
	(33, 'customers', '0001_initial', '2026-11-23 03:43:08.73789+00'),
	(34, 'customers', '0002_archive_no', '2026-11-23 03:43:08.74146+00'),
	(35, 'customers', '0003_fewer_indexes', '2026-11-23 03:43:08.828351+00'),
	(36, 'scripts', '0001_initial', '2026-11-23 03:43:08.868468+00'),
	(37, 'inventory', '0001_initial', '2026-11-23 03:43:09.101583+00'),
	(38, 'inventory', '0002_guards', '2026-11-23 03:43:09.108336+00'),
	(39, 'orders', '0001_initial', '2026-11-23 03:43:09.31338+00'),
	(40, 'orders', '0002_order_no', '2026-11-23 03:43:09.316756+00'),
	(41, 'core', '0003_idempotency', '2026-11-23 03:43:09.327992+00'),
	(42, 'groupchat', '0001_initial', '2026-11-23 03:43:09.752561+00'),
	(43, 'groupchat', '0002_scripts', '2026-11-23 03:43:09.869026+00'),
	(44, 'groupchat', '0003_scripts_move', '2026-11-23 03:43:09.996859+00'),
	(45, 'groupchat', '0004_mentions', '2026-11-23 03:43:10.034529+00'),
	(46, 'plans', '0001_initial', '2026-11-23 03:43:11.409713+00'),
	(47, 'plans', '0002_menus', '2026-11-23 03:43:11.525236+00'),
	(48, 'plans', '0003_plan_writing', '2026-11-23 03:43:11.889877+00'),
	(49, 'plans', '0004_failed_proposals', '2026-11-23 03:43:11.914071+00'),
	(50, 'plans', '0005_plan_review', '2026-11-23 03:43:12.002914+00'),
	(51, 'logistics', '0001_initial', '2026-11-23 03:43:13.496266+00'),
	(52, 'complaints', '0001_initial', '2026-11-23 03:43:13.638893+00'),
	(53, 'complaints', '0002_rounds_grades_and_what_follows', '2026-11-23 03:43:20.353902+00'),
	(54, 'complaints', '0003_guards', '2026-11-23 03:43:20.359722+00'),
	(55, 'complaints', '0004_words_of_answers', '2026-11-23 03:43:20.418623+00'),
	(56, 'complaints', '0005_said_in_a_group', '2026-11-23 03:43:20.529386+00'),
	(57, 'complaints', '0006_fewer_indexes', '2026-11-23 03:43:21.83391+00'),
	(58, 'contracts', '0001_initial', '2026-11-23 03:43:22.184041+00'),
	(59, 'contracts', '0002_guards', '2026-11-23 03:43:22.190426+00'),
	(60, 'core', '0004_views_jobs_drafts', '2026-11-23 03:43:22.260325+00'),
	(61, 'core', '0005_room_for_spreadsheets', '2026-11-23 03:43:22.27942+00'),
	(62, 'core', '0006_links_of_partners', '2026-11-23 03:43:22.289315+00'),
	(63, 'core', '0007_fewer_indexes', '2026-11-23 03:43:22.308062+00'),
	(64, 'crises', '0001_initial', '2026-11-23 03:43:23.615793+00'),
	(65, 'crises', '0002_guards', '2026-11-23 03:43:23.619771+00'),
	(66, 'crises', '0003_fewer_indexes', '2026-11-23 03:43:23.911201+00'),
	(67, 'groupchat', '0005_fewer_indexes', '2026-11-23 03:43:24.38782+00'),
	(68, 'health_records', '0001_initial', '2026-11-23 03:43:25.199368+00'),
	(69, 'health_records', '0002_questionnaires', '2026-11-23 03:43:25.633816+00'),
	(70, 'health_records', '0003_fewer_indexes', '2026-11-23 03:43:25.74571+00'),
	(71, 'inventory', '0003_places_packs_costs', '2026-11-23 03:43:27.274287+00'),
	(72, 'inventory', '0004_ledger_with_cost', '2026-11-23 03:43:27.292495+00'),
	(73, 'inventory', '0005_relocations_imports', '2026-11-23 03:43:27.585558+00'),
	(74, 'inventory', '0006_lots_by_expiry', '2026-11-23 03:43:27.614573+00'),
	(75, 'inventory', '0007_fewer_indexes', '2026-11-23 03:43:28.633108+00'),
	(76, 'knowledge', '0001_initial', '2026-11-23 03:43:29.382331+00'),
	(77, 'knowledge', '0002_fewer_indexes', '2026-11-23 03:43:29.892928+00'),
	(78, 'orders', '0003_fewer_indexes', '2026-11-23 03:43:30.71342+00'),
	(79, 'logistics', '0002_troubles_returns_shapes', '2026-11-23 03:43:32.858659+00'),
	(80, 'logistics', '0003_checks_of_lines', '2026-11-23 03:43:33.022863+00'),
	(81, 'logistics', '0004_receipt_faults', '2026-11-23 03:43:33.206609+00'),
	(82, 'logistics', '0005_fewer_indexes', '2026-11-23 03:43:36.070778+00'),
	(83, 'notifications', '0001_initial', '2026-11-23 03:43:36.678199+00'),
	(84, 'notifications', '0002_told_to_partners', '2026-11-23 03:43:36.868409+00'),
	(85, 'notifications', '0003_indexes', '2026-11-23 03:43:37.449798+00'),
	(86, 'otp_static', '0001_initial', '2026-11-23 03:43:38.068447+00'),
	(87, 'otp_static', '0002_throttling', '2026-11-23 03:43:38.185635+00'),
	(88, 'otp_static', '0003_add_timestamps', '2026-11-23 03:43:38.310803+00'),
	(89, 'otp_totp', '0001_initial', '2026-11-23 03:43:38.446132+00'),
	(90, 'otp_totp', '0002_auto_20190420_0723', '2026-11-23 03:43:38.559118+00'),
	(91, 'otp_totp', '0003_add_timestamps', '2026-11-23 03:43:38.675299+00'),
	(92, 'plans', '0006_fewer_indexes', '2026-11-23 03:43:41.400831+00'),
	(93, 'purchasing', '0001_suppliers_orders_receipts', '2026-11-23 03:43:43.360033+00'),
	(94, 'purchasing', '0002_fewer_indexes', '2026-11-23 03:43:44.906603+00'),
	(95, 'returns', '0001_initial', '2026-11-23 03:43:45.178965+00'),
	(96, 'returns', '0002_fewer_indexes', '2026-11-23 03:43:45.437095+00'),
	(97, 'servicedesk', '0001_initial', '2026-11-23 03:43:47.666694+00'),
	(98, 'servicedesk', '0002_guards', '2026-11-23 03:43:47.684331+00'),
	(99, 'servicedesk', '0003_said_in_a_group', '2026-11-23 03:43:47.843753+00'),
	(100, 'servicedesk', '0004_fewer_indexes', '2026-11-23 03:43:49.87237+00'),
	(101, 'sessions', '0001_initial', '2026-11-23 03:43:49.883449+00'),
	(102, 'sla', '0001_initial', '2026-11-23 03:43:50.773689+00'),
	(103, 'sla', '0002_done_clocks_are_counted', '2026-11-23 03:43:51.295785+00'),
	(104, 'sla', '0003_fewer_indexes', '2026-11-23 03:43:51.97942+00'),
	(105, 'storage', '0001_limits_readings_excursions', '2026-11-23 03:43:52.98219+00'),
	(106, 'storage', '0002_readings_append_only', '2026-11-23 03:43:52.985875+00'),
	(107, 'storage', '0003_fewer_indexes', '2026-11-23 03:43:53.766405+00'),
	(108, 'surveys', '0001_initial', '2026-11-23 03:43:58.536441+00'),
	(109, 'surveys', '0002_append_only', '2026-11-23 03:43:58.547992+00'),
	(110, 'surveys', '0003_about_a_complaint', '2026-11-23 03:43:59.056324+00'),
	(111, 'surveys', '0004_partners_asked', '2026-11-23 03:44:00.982492+00'),
	(112, 'surveys', '0005_fewer_indexes', '2026-11-23 03:44:04.540633+00'),
	(113, 'warehousing', '0001_papers', '2026-11-23 03:44:07.556803+00'),
	(114, 'warehousing', '0002_frozen_warehouse', '2026-11-23 03:44:07.561283+00'),
	(115, 'warehousing', '0003_fewer_indexes', '2026-11-23 03:44:10.920581+00');


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: groupchat_group; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: groupchat_member; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: groupchat_message; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: groupchat_readmark; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: health_records_assessment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: health_records_assessmentreview; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: health_records_healthrecord; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: health_records_questionnaire; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.health_records_questionnaire VALUES
	(1, 'health_record', 1, '{"title": "健康档案", "computed": [{"code": "bmi", "label": "体质指数 BMI", "height": "height_cm", "normal": {"max": 23.9, "min": 18.5}, "weight": "weight_kg", "formula": "bmi"}], "sections": [{"code": "basic", "class": "P4", "items": [{"code": "sex", "type": "choice", "class": "P2", "label": "性别", "options": [{"label": "女", "value": "female"}, {"label": "男", "value": "male"}], "required": true}, {"code": "birth_date", "type": "date", "class": "P2", "label": "出生日期", "required": true}, {"max": 250, "min": 80, "code": "height_cm", "hint": "不穿鞋，单位厘米", "type": "decimal", "unit": "cm", "label": "身高", "required": true}, {"max": 300, "min": 20, "code": "weight_kg", "hint": "单位公斤；如习惯用斤请除以 2", "type": "decimal", "unit": "kg", "label": "体重", "required": true}, {"max": 200, "min": 40, "code": "waist_cm", "hint": "肚脐上方约 1 厘米处，自然呼气后测量", "type": "decimal", "unit": "cm", "label": "腰围", "normal": {"max": 90}}, {"code": "occupation", "type": "choice", "label": "职业与工作方式", "options": [{"label": "久坐办公", "value": "sitting"}, {"label": "久站或走动", "value": "standing"}, {"label": "体力劳动", "value": "physical"}, {"label": "轮班或不规律", "value": "irregular"}, {"label": "退休或居家", "value": "retired"}]}], "title": "基本信息", "purpose": "计算体质指标、制定个性化方案"}, {"code": "history", "class": "P4", "items": [{"code": "conditions", "type": "multi", "label": "是否被医生诊断过以下疾病", "options": [{"label": "无", "value": "none", "exclusive": true}, {"label": "高血压", "value": "hypertension"}, {"label": "糖尿病", "value": "diabetes"}, {"label": "血脂异常", "value": "dyslipidemia"}, {"label": "痛风或高尿酸", "value": "gout"}, {"label": "甲状腺疾病", "value": "thyroid"}, {"label": "心脏病", "value": "heart"}, {"label": "脑卒中", "value": "stroke"}, {"label": "肾脏疾病", "value": "kidney"}, {"label": "肝脏疾病", "value": "liver"}, {"label": "胃肠疾病", "value": "stomach"}, {"label": "肿瘤", "value": "cancer"}, {"label": "骨关节疾病", "value": "joint"}, {"label": "其他", "value": "other"}], "required": true}, {"max": 1000, "code": "conditions_note", "type": "text", "label": "疾病的诊断时间与目前情况", "required": true, "enable_when": [{"item": "conditions", "includes": "other"}]}, {"code": "diabetes_type", "type": "choice", "label": "糖尿病类型", "options": [{"label": "1 型", "value": "type1"}, {"label": "2 型", "value": "type2"}, {"label": "妊娠期", "value": "gestational"}, {"label": "不清楚", "value": "unknown"}], "required": true, "enable_when": [{"item": "conditions", "includes": "diabetes"}]}, {"code": "surgery", "type": "boolean", "label": "是否做过手术", "required": true}, {"max": 500, "code": "surgery_note", "type": "text", "label": "手术名称与时间", "required": true, "enable_when": [{"is": true, "item": "surgery"}]}, {"code": "pregnancy", "type": "choice", "label": "目前是否怀孕、哺乳或备孕", "options": [{"label": "否", "value": "no"}, {"label": "怀孕", "value": "pregnant"}, {"label": "哺乳", "value": "nursing"}, {"label": "备孕", "value": "planning"}], "required": true, "enable_when": [{"is": "female", "item": "sex"}]}, {"code": "infectious", "hint": "仅健康管理师、审核员和医生可见", "type": "boolean", "class": "P5", "label": "是否有传染病史（如乙肝、结核）", "purpose": "安排到店活动与检测时的防护"}, {"code": "psychiatric", "hint": "仅健康管理师、审核员和医生可见", "type": "boolean", "class": "P5", "label": "是否曾因精神或心理疾病就诊", "purpose": "避免不适合的饮食限制与压力"}], "title": "既往病史", "purpose": "识别风险，避免不适合的饮食与运动安排"}, {"code": "medication", "class": "P4", "items": [{"code": "takes_medication", "type": "boolean", "label": "目前是否长期服药", "required": true}, {"max": 1000, "code": "medication_list", "type": "text", "label": "药名、剂量与服用时间", "required": true, "enable_when": [{"is": true, "item": "takes_medication"}]}, {"max": 500, "code": "supplements", "type": "text", "label": "正在服用的营养素或保健品"}], "title": "用药", "purpose": "核对药物与饮食、营养素的相互作用"}, {"code": "allergy", "class": "P4", "items": [{"code": "allergens", "type": "multi", "label": "对哪些食物过敏或不耐受", "options": [{"label": "无", "value": "none", "exclusive": true}, {"label": "牛奶", "value": "milk"}, {"label": "鸡蛋", "value": "egg"}, {"label": "花生", "value": "peanut"}, {"label": "坚果", "value": "nuts"}, {"label": "大豆", "value": "soy"}, {"label": "小麦", "value": "wheat"}, {"label": "鱼类", "value": "fish"}, {"label": "虾蟹", "value": "shellfish"}, {"label": "贝类", "value": "molluscs"}, {"label": "芝麻", "value": "sesame"}, {"label": "芒果", "value": "mango"}, {"label": "乳糖", "value": "lactose"}, {"label": "其他", "value": "other"}], "required": true}, {"max": 200, "code": "allergens_other", "hint": "多个请用顿号分开", "type": "text", "label": "其他食物过敏原", "required": true, "enable_when": [{"item": "allergens", "includes": "other"}]}, {"max": 200, "code": "drug_allergies", "hint": "没有可不填；多个请用顿号分开", "type": "text", "label": "药物过敏"}], "title": "过敏", "purpose": "在方案、餐单和产品中预警"}, {"code": "family", "class": "P4", "items": [{"code": "family_conditions", "type": "multi", "label": "父母、兄弟姐妹或子女患过的疾病", "options": [{"label": "无", "value": "none", "exclusive": true}, {"label": "高血压", "value": "hypertension"}, {"label": "糖尿病", "value": "diabetes"}, {"label": "心脏病", "value": "heart"}, {"label": "脑卒中", "value": "stroke"}, {"label": "肿瘤", "value": "cancer"}, {"label": "肥胖", "value": "obesity"}, {"label": "不清楚", "value": "unknown", "exclusive": true}], "required": true}], "title": "家族史", "purpose": "评估遗传风险"}, {"code": "diet", "class": "P4", "items": [{"max": 8, "min": 1, "code": "meals_per_day", "type": "integer", "unit": "餐", "label": "每天吃几餐", "normal": {"max": 5, "min": 2}, "required": true}, {"code": "eating_out", "type": "choice", "label": "每周在外就餐或点外卖", "options": [{"label": "0–1 次", "value": "rare"}, {"label": "2–5 次", "value": "some"}, {"label": "6–10 次", "value": "often"}, {"label": "10 次以上", "value": "daily"}], "required": true}, {"code": "taste", "type": "multi", "label": "口味偏好", "options": [{"label": "清淡", "value": "light"}, {"label": "偏咸", "value": "salty"}, {"label": "偏甜", "value": "sweet"}, {"label": "偏辣", "value": "spicy"}, {"label": "油炸", "value": "oily"}]}, {"code": "diet_limits", "type": "multi", "label": "饮食习惯或禁忌", "options": [{"label": "无", "value": "none", "exclusive": true}, {"label": "素食", "value": "vegetarian"}, {"label": "清真", "value": "halal"}, {"label": "不吃牛肉", "value": "no_beef"}, {"label": "不吃猪肉", "value": "no_pork"}, {"label": "不吃生冷", "value": "no_raw"}]}, {"max": 6000, "min": 0, "code": "water_ml", "type": "integer", "unit": "ml", "label": "每天饮水量", "normal": {"max": 3500, "min": 1200}}, {"code": "alcohol", "type": "choice", "label": "饮酒", "options": [{"label": "不饮", "value": "never"}, {"label": "偶尔", "value": "sometimes"}, {"label": "每周", "value": "weekly"}, {"label": "每天", "value": "daily"}], "required": true}, {"code": "smoking", "type": "choice", "label": "吸烟", "options": [{"label": "从不", "value": "never"}, {"label": "已戒", "value": "quit"}, {"label": "吸烟", "value": "yes"}], "required": true}], "title": "饮食", "purpose": "设计餐单"}, {"code": "exercise", "class": "P4", "items": [{"max": 7, "min": 0, "code": "exercise_days", "type": "integer", "unit": "天", "label": "每周运动天数", "required": true}, {"max": 200, "code": "exercise_kind", "type": "text", "label": "平时的运动方式", "required": true, "enable_when": [{"gt": 0, "item": "exercise_days"}]}, {"max": 300, "code": "injury", "type": "text", "label": "运动损伤或活动受限部位"}], "title": "运动", "purpose": "安排运动强度"}, {"code": "sleep", "class": "P4", "items": [{"max": 16, "min": 0, "code": "sleep_hours", "type": "decimal", "unit": "小时", "label": "平均每晚睡眠", "normal": {"max": 9, "min": 6}, "required": true}, {"code": "bedtime", "type": "choice", "label": "通常入睡时间", "options": [{"label": "22 点前", "value": "before22"}, {"label": "22–23 点", "value": "22to23"}, {"label": "23–24 点", "value": "23to24"}, {"label": "24 点后", "value": "after24"}], "required": true}, {"code": "sleep_trouble", "type": "multi", "label": "睡眠困扰", "options": [{"label": "无", "value": "none", "exclusive": true}, {"label": "入睡难", "value": "falling"}, {"label": "易醒", "value": "waking"}, {"label": "早醒", "value": "early"}, {"label": "打鼾或憋气", "value": "snoring"}]}], "title": "睡眠", "purpose": "安排作息"}, {"code": "mind", "class": "P4", "items": [{"max": 10, "min": 0, "code": "stress", "hint": "0 为没有压力，10 为难以承受", "type": "integer", "unit": "分", "label": "近一个月压力程度", "normal": {"max": 6, "min": 0}, "required": true}, {"code": "mood", "type": "choice", "label": "近两周情绪", "options": [{"label": "平稳愉快", "value": "good"}, {"label": "疲惫", "value": "tired"}, {"label": "焦虑紧张", "value": "anxious"}, {"label": "低落、提不起兴趣", "value": "low"}], "required": true}], "title": "心理", "purpose": "安排压力管理与陪伴方式"}, {"code": "goal", "class": "P4", "items": [{"code": "goals", "type": "multi", "label": "希望改善", "options": [{"label": "减重塑形", "value": "weight"}, {"label": "控制血糖", "value": "glucose"}, {"label": "控制血脂", "value": "lipids"}, {"label": "控制血压", "value": "pressure"}, {"label": "改善睡眠", "value": "sleep"}, {"label": "改善肠胃", "value": "gut"}, {"label": "提升精力", "value": "energy"}, {"label": "其他", "value": "other"}], "required": true}, {"max": 200, "min": 30, "code": "target_weight_kg", "type": "decimal", "unit": "kg", "label": "目标体重", "enable_when": [{"item": "goals", "includes": "weight"}]}, {"code": "call_time", "type": "multi", "class": "P2", "label": "方便视频沟通的时间", "options": [{"label": "上午", "value": "morning"}, {"label": "中午", "value": "noon"}, {"label": "下午", "value": "afternoon"}, {"label": "晚上", "value": "evening"}, {"label": "周末", "value": "weekend"}], "required": true}, {"max": 1000, "code": "wishes", "type": "text", "label": "其他希望我们了解的情况"}], "title": "目标", "purpose": "确定方案目标与沟通方式"}]}', '2026-11-23 03:43:25.623918+00', 'system'),
	(2, 'assessment', 1, '{"flags": [{"code": "pregnancy", "when": [{"is": true, "item": "pregnant"}], "label": "怀孕或哺乳"}, {"code": "underweight", "when": [{"lt": 18.5, "item": "bmi"}], "label": "BMI 低于 18.5"}, {"code": "severe_obesity", "when": [{"gte": 40, "item": "bmi"}], "label": "BMI 达到 40"}, {"code": "minor", "when": [{"lt": 18, "item": "age"}], "label": "未满 18 岁"}, {"code": "weight_loss", "when": [{"lte": -10, "item": "weight_change_kg"}], "label": "半年内体重下降 10 kg 以上"}, {"code": "severe_hypertension_sys", "when": [{"gte": 180, "item": "bp_systolic"}], "label": "收缩压达到 180 mmHg"}, {"code": "severe_hypertension_dia", "when": [{"gte": 110, "item": "bp_diastolic"}], "label": "舒张压达到 110 mmHg"}, {"code": "hypotension", "when": [{"lt": 90, "item": "bp_systolic"}], "label": "收缩压低于 90 mmHg"}, {"code": "chest_pain", "when": [{"is": true, "item": "chest_pain"}], "label": "胸痛、胸闷或活动后气短"}, {"code": "fainting", "when": [{"is": true, "item": "fainting"}], "label": "晕倒或突然黑蒙"}, {"code": "heart_event", "when": [{"is": true, "item": "heart_event"}], "label": "近期心脑血管事件"}, {"code": "eating_disorder", "when": [{"is": true, "item": "eating_disorder"}], "label": "进食障碍史"}, {"code": "self_harm", "when": [{"is": true, "item": "self_harm"}], "label": "自伤想法"}, {"code": "cancer_treatment", "when": [{"is": true, "item": "cancer_treatment"}], "label": "肿瘤治疗中"}, {"code": "insulin", "when": [{"is": true, "item": "insulin"}], "label": "使用胰岛素或促泌剂"}, {"code": "anticoagulant", "when": [{"is": true, "item": "anticoagulant"}], "label": "服用抗凝药"}, {"code": "egfr", "when": [{"lt": 60, "item": "egfr"}], "label": "eGFR 低于 60"}, {"code": "glucose", "when": [{"gte": 13.9, "item": "fasting_glucose"}], "label": "空腹血糖达到 13.9 mmol/L"}], "title": "方案前健康评估表", "computed": [{"code": "bmi", "label": "体质指数 BMI", "height": "height_cm", "normal": {"max": 23.9, "min": 18.5}, "weight": "weight_kg", "formula": "bmi"}], "sections": [{"code": "body", "class": "P4", "items": [{"code": "sex", "type": "choice", "class": "P2", "label": "性别", "options": [{"label": "女", "value": "female"}, {"label": "男", "value": "male"}], "required": true}, {"max": 120, "min": 1, "code": "age", "type": "integer", "unit": "岁", "label": "年龄", "normal": {"max": 75, "min": 18}, "required": true}, {"max": 250, "min": 80, "code": "height_cm", "type": "decimal", "unit": "cm", "label": "身高", "required": true}, {"max": 300, "min": 20, "code": "weight_kg", "type": "decimal", "unit": "kg", "label": "体重", "required": true}, {"max": 80, "min": -80, "code": "weight_change_kg", "hint": "下降填负数，没有变化填 0", "type": "decimal", "unit": "kg", "label": "近半年体重变化", "normal": {"max": 5, "min": -5}, "required": true}, {"code": "blood_pressure", "type": "group", "items": [{"max": 260, "min": 60, "code": "bp_systolic", "type": "integer", "unit": "mmHg", "label": "收缩压（高压）", "normal": {"max": 139, "min": 90}, "required": true}, {"max": 160, "min": 30, "code": "bp_diastolic", "type": "integer", "unit": "mmHg", "label": "舒张压（低压）", "normal": {"max": 89, "min": 60}, "required": true}], "label": "最近一次血压"}, {"max": 200, "min": 30, "code": "resting_pulse", "type": "integer", "unit": "次/分", "label": "静息心率", "normal": {"max": 100, "min": 50}}], "title": "身体状况", "purpose": "判断是否适合进入方案"}, {"code": "danger", "class": "P4", "items": [{"code": "pregnant", "type": "boolean", "label": "目前是否怀孕或哺乳", "required": true, "enable_when": [{"is": "female", "item": "sex"}]}, {"code": "chest_pain", "type": "boolean", "label": "近三个月是否有胸痛、胸闷或活动后气短", "required": true}, {"code": "fainting", "type": "boolean", "label": "近三个月是否晕倒或突然黑蒙", "required": true}, {"code": "heart_event", "type": "boolean", "label": "近六个月是否有心梗、支架、脑卒中", "required": true}, {"code": "eating_disorder", "type": "boolean", "class": "P5", "label": "是否有过厌食、暴食或催吐", "purpose": "避免不适合的饮食限制", "required": true}, {"code": "self_harm", "type": "boolean", "class": "P5", "label": "近期是否有过伤害自己的想法", "purpose": "及时提供专业帮助", "required": true}, {"code": "cancer_treatment", "type": "boolean", "label": "是否正在接受肿瘤治疗", "required": true}, {"code": "insulin", "type": "boolean", "label": "是否正在使用胰岛素或促泌剂", "required": true}, {"code": "anticoagulant", "type": "boolean", "label": "是否正在服用抗凝药（如华法林）", "required": true}], "title": "需要医生关注的情况", "purpose": "识别禁忌，保护您的安全"}, {"code": "lab", "class": "P4", "items": [{"code": "has_lab", "type": "boolean", "label": "近六个月是否有化验结果", "required": true}, {"max": 200, "min": 1, "code": "egfr", "type": "decimal", "unit": "ml/min", "label": "肾小球滤过率 eGFR", "normal": {"min": 60}, "enable_when": [{"is": true, "item": "has_lab"}]}, {"max": 40, "min": 1, "code": "fasting_glucose", "type": "decimal", "unit": "mmol/L", "label": "空腹血糖", "normal": {"max": 6.1, "min": 3.9}, "enable_when": [{"is": true, "item": "has_lab"}]}, {"max": 1200, "min": 50, "code": "uric_acid", "type": "decimal", "unit": "μmol/L", "label": "尿酸", "normal": {"max": 420}, "enable_when": [{"is": true, "item": "has_lab"}]}, {"max": 3000, "min": 1, "code": "alt", "type": "decimal", "unit": "U/L", "label": "谷丙转氨酶 ALT", "normal": {"max": 50}, "enable_when": [{"is": true, "item": "has_lab"}]}], "title": "近期化验", "purpose": "判断肝肾功能与代谢情况"}, {"code": "readiness", "class": "P4", "items": [{"max": 10, "min": 0, "code": "ready", "hint": "0 为没有信心，10 为非常有信心", "type": "integer", "unit": "分", "label": "对执行 49 天方案的信心", "normal": {"min": 5}, "required": true}, {"max": 500, "code": "obstacles", "hint": "如出差、手术计划、家庭安排", "type": "text", "label": "可能影响执行的事情"}, {"code": "truthful", "type": "boolean", "class": "P2", "label": "以上内容属实，身体情况变化会及时告知", "required": true}], "title": "准备情况", "purpose": "安排节奏与陪伴方式"}]}', '2026-11-23 03:43:25.623918+00', 'system');


--
-- Data for Name: health_records_recordreview; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: health_records_recordversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_allocation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_bin; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_lot; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_pack; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_product; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_relocation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_stockimport; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_stockmove; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_warehouse; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inventory_zone; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: knowledge_article; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: knowledge_articleversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: knowledge_question; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: knowledge_vote; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_delivery; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_deliveryline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_followup; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_goodsreturn; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_numbershape; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_pickcheck; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_receipt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_receiptfault; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_returnline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_shipment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_shipmentline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_trackingevent; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_trackingpush; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logistics_trouble; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notifications_delivery; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notifications_localoutbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notifications_message; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notifications_messagetemplate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: orders_badsignature; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: orders_order; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: orders_paymentnotification; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: orders_programme; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: orders_programmeline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: otp_static_staticdevice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: otp_static_statictoken; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: otp_totp_totpdevice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_coachingsession; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_guidance; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_mealplan; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_mealtemplate; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans_mealtemplate VALUES
	(1, 'light-1', '清淡一号：燕麦与鲈鱼', '{"lunch": [{"fat": 1.4, "food": "糙米饭", "kcal": 174.0, "carbs": 36.5, "grams": 150.0, "protein": 3.9}, {"fat": 4.1, "food": "清蒸鲈鱼", "kcal": 126.0, "carbs": 0.0, "grams": 120.0, "protein": 22.3}, {"fat": 3.5, "food": "蒜蓉西兰花", "kcal": 90.0, "carbs": 8.6, "grams": 200.0, "protein": 7.0}], "snack": [{"fat": 0.3, "food": "苹果", "kcal": 80.0, "carbs": 20.0, "grams": 150.0, "protein": 0.4}], "dinner": [{"fat": 0.2, "food": "蒸南瓜", "kcal": 35.0, "carbs": 8.0, "grams": 150.0, "protein": 1.1}, {"fat": 5.5, "food": "鸡胸肉炒彩椒", "kcal": 190.0, "carbs": 6.0, "grams": 180.0, "protein": 29.0}, {"fat": 1.0, "food": "冬瓜汤", "kcal": 30.0, "carbs": 5.0, "grams": 200.0, "protein": 0.8}], "breakfast": [{"fat": 2.5, "food": "燕麦粥", "kcal": 150.0, "carbs": 27.0, "grams": 250.0, "protein": 5.0}, {"fat": 5.0, "food": "水煮蛋", "kcal": 72.0, "carbs": 0.6, "grams": 50.0, "protein": 6.5}, {"fat": 2.8, "food": "凉拌菠菜", "kcal": 60.0, "carbs": 5.4, "grams": 150.0, "protein": 3.9}]}', '先吃菜、再吃鱼、最后吃主食，一口嚼二十下。', true),
	(2, 'light-2', '清淡二号：杂粮与虾仁', '{"lunch": [{"fat": 1.5, "food": "杂粮饭", "kcal": 180.0, "carbs": 37.0, "grams": 150.0, "protein": 4.5}, {"fat": 5.0, "food": "虾仁炒芦笋", "kcal": 165.0, "carbs": 6.5, "grams": 200.0, "protein": 24.0}, {"fat": 0.8, "food": "紫菜汤", "kcal": 25.0, "carbs": 2.5, "grams": 200.0, "protein": 2.0}], "snack": [{"fat": 0.6, "food": "猕猴桃", "kcal": 61.0, "carbs": 14.5, "grams": 100.0, "protein": 0.8}], "dinner": [{"fat": 0.2, "food": "红薯", "kcal": 103.0, "carbs": 24.0, "grams": 120.0, "protein": 1.3}, {"fat": 4.5, "food": "清炖牛腱", "kcal": 140.0, "carbs": 0.5, "grams": 100.0, "protein": 24.0}, {"fat": 2.2, "food": "白灼生菜", "kcal": 45.0, "carbs": 4.0, "grams": 200.0, "protein": 2.6}], "breakfast": [{"fat": 1.8, "food": "玉米棒", "kcal": 168.0, "carbs": 34.0, "grams": 150.0, "protein": 6.0}, {"fat": 4.8, "food": "无糖酸奶", "kcal": 93.0, "carbs": 7.5, "grams": 150.0, "protein": 4.8}, {"fat": 0.2, "food": "小番茄", "kcal": 22.0, "carbs": 4.0, "grams": 100.0, "protein": 0.9}]}', '晚餐在十九点前吃完，之后只喝水。', true),
	(3, 'light-3', '清淡三号：豆腐与时蔬', '{"lunch": [{"fat": 1.2, "food": "荞麦面", "kcal": 205.0, "carbs": 41.0, "grams": 180.0, "protein": 8.0}, {"fat": 8.0, "food": "番茄烩豆腐", "kcal": 165.0, "carbs": 9.5, "grams": 220.0, "protein": 13.5}, {"fat": 2.0, "food": "凉拌木耳", "kcal": 45.0, "carbs": 6.0, "grams": 100.0, "protein": 1.5}], "snack": [{"fat": 0.3, "food": "蓝莓", "kcal": 57.0, "carbs": 14.0, "grams": 100.0, "protein": 0.7}], "dinner": [{"fat": 0.3, "food": "蒸山药", "kcal": 86.0, "carbs": 18.6, "grams": 150.0, "protein": 2.9}, {"fat": 0.6, "food": "清蒸鳕鱼", "kcal": 106.0, "carbs": 0.6, "grams": 120.0, "protein": 24.5}, {"fat": 3.6, "food": "炒油麦菜", "kcal": 62.0, "carbs": 4.2, "grams": 200.0, "protein": 2.8}], "breakfast": [{"fat": 1.8, "food": "全麦面包", "kcal": 148.0, "carbs": 28.0, "grams": 60.0, "protein": 5.4}, {"fat": 4.0, "food": "无糖豆浆", "kcal": 78.0, "carbs": 3.0, "grams": 250.0, "protein": 7.5}, {"fat": 0.3, "food": "黄瓜条", "kcal": 24.0, "carbs": 4.3, "grams": 150.0, "protein": 1.2}]}', '今天多走两千步，饭后散步十五分钟。', true),
	(4, 'light-4', '清淡四号：鸡肉与菌菇', '{"lunch": [{"fat": 1.4, "food": "糙米饭", "kcal": 174.0, "carbs": 36.5, "grams": 150.0, "protein": 3.9}, {"fat": 9.0, "food": "香菇蒸鸡", "kcal": 205.0, "carbs": 3.0, "grams": 150.0, "protein": 28.0}, {"fat": 3.2, "food": "清炒小白菜", "kcal": 58.0, "carbs": 4.6, "grams": 200.0, "protein": 3.0}], "snack": [{"fat": 0.3, "food": "柚子", "kcal": 62.0, "carbs": 14.3, "grams": 150.0, "protein": 1.2}], "dinner": [{"fat": 1.4, "food": "玉米段", "kcal": 134.0, "carbs": 27.0, "grams": 120.0, "protein": 4.8}, {"fat": 5.2, "food": "金针菇豆腐汤", "kcal": 110.0, "carbs": 6.5, "grams": 250.0, "protein": 10.0}, {"fat": 2.2, "food": "凉拌莴笋", "kcal": 42.0, "carbs": 4.2, "grams": 150.0, "protein": 1.5}], "breakfast": [{"fat": 1.8, "food": "小米粥", "kcal": 115.0, "carbs": 21.0, "grams": 250.0, "protein": 3.5}, {"fat": 5.2, "food": "茶叶蛋", "kcal": 76.0, "carbs": 1.0, "grams": 50.0, "protein": 6.4}, {"fat": 1.5, "food": "拌海带丝", "kcal": 40.0, "carbs": 5.5, "grams": 100.0, "protein": 1.3}]}', '喝够水：体重每公斤三十毫升，分多次喝。', true),
	(5, 'light-5', '清淡五号：牛肉与根茎', '{"lunch": [{"fat": 2.9, "food": "藜麦饭", "kcal": 180.0, "carbs": 32.0, "grams": 150.0, "protein": 6.6}, {"fat": 8.0, "food": "芹菜炒牛肉", "kcal": 195.0, "carbs": 5.0, "grams": 180.0, "protein": 25.0}, {"fat": 1.2, "food": "丝瓜汤", "kcal": 40.0, "carbs": 6.0, "grams": 200.0, "protein": 1.8}], "snack": [{"fat": 0.3, "food": "草莓", "kcal": 48.0, "carbs": 10.7, "grams": 150.0, "protein": 1.5}], "dinner": [{"fat": 0.2, "food": "蒸芋头", "kcal": 67.0, "carbs": 14.5, "grams": 120.0, "protein": 2.6}, {"fat": 1.2, "food": "白灼虾", "kcal": 112.0, "carbs": 0.5, "grams": 120.0, "protein": 24.0}, {"fat": 3.0, "food": "蚝油生菜", "kcal": 60.0, "carbs": 5.5, "grams": 200.0, "protein": 2.6}], "breakfast": [{"fat": 0.3, "food": "蒸紫薯", "kcal": 138.0, "carbs": 32.5, "grams": 130.0, "protein": 2.1}, {"fat": 0.5, "food": "脱脂牛奶", "kcal": 85.0, "carbs": 12.3, "grams": 250.0, "protein": 8.5}, {"fat": 5.0, "food": "水煮蛋", "kcal": 72.0, "carbs": 0.6, "grams": 50.0, "protein": 6.5}]}', '主食一拳、蛋白一掌、蔬菜两捧。', true),
	(6, 'plain-1', '无蛋奶鱼虾：鸡肉与杂粮', '{"lunch": [{"fat": 1.4, "food": "糙米饭", "kcal": 174.0, "carbs": 36.5, "grams": 150.0, "protein": 3.9}, {"fat": 6.5, "food": "木耳炒鸡片", "kcal": 185.0, "carbs": 4.5, "grams": 180.0, "protein": 27.0}, {"fat": 3.0, "food": "清炒西葫芦", "kcal": 55.0, "carbs": 5.5, "grams": 200.0, "protein": 2.2}], "snack": [{"fat": 0.2, "food": "梨", "kcal": 77.0, "carbs": 20.0, "grams": 150.0, "protein": 0.6}], "dinner": [{"fat": 0.2, "food": "红薯", "kcal": 103.0, "carbs": 24.0, "grams": 120.0, "protein": 1.3}, {"fat": 9.5, "food": "萝卜炖羊肉", "kcal": 190.0, "carbs": 6.0, "grams": 200.0, "protein": 20.0}, {"fat": 2.6, "food": "白灼菜心", "kcal": 56.0, "carbs": 4.8, "grams": 200.0, "protein": 3.2}], "breakfast": [{"fat": 1.5, "food": "玉米糊", "kcal": 150.0, "carbs": 31.0, "grams": 250.0, "protein": 3.6}, {"fat": 0.2, "food": "蒸南瓜", "kcal": 35.0, "carbs": 8.0, "grams": 150.0, "protein": 1.1}, {"fat": 2.4, "food": "卤鸡胸", "kcal": 106.0, "carbs": 0.8, "grams": 80.0, "protein": 20.0}]}', '留意饱腹感，七分饱就停。', true),
	(7, 'plain-2', '无蛋奶鱼虾：牛肉与时蔬', '{"lunch": [{"fat": 1.2, "food": "红薯糙米饭", "kcal": 180.0, "carbs": 39.0, "grams": 160.0, "protein": 3.6}, {"fat": 6.0, "food": "青椒炒鸡丁", "kcal": 190.0, "carbs": 5.5, "grams": 180.0, "protein": 28.0}, {"fat": 1.0, "food": "冬瓜海带汤", "kcal": 35.0, "carbs": 5.5, "grams": 200.0, "protein": 1.5}], "snack": [{"fat": 0.3, "food": "橙子", "kcal": 72.0, "carbs": 16.7, "grams": 150.0, "protein": 1.2}], "dinner": [{"fat": 0.3, "food": "蒸山药", "kcal": 86.0, "carbs": 18.6, "grams": 150.0, "protein": 2.9}, {"fat": 11.0, "food": "番茄炖牛腩", "kcal": 210.0, "carbs": 6.5, "grams": 180.0, "protein": 21.0}, {"fat": 3.4, "food": "炒空心菜", "kcal": 65.0, "carbs": 5.0, "grams": 200.0, "protein": 4.2}], "breakfast": [{"fat": 1.8, "food": "小米粥", "kcal": 115.0, "carbs": 21.0, "grams": 250.0, "protein": 3.5}, {"fat": 2.6, "food": "酱牛肉", "kcal": 90.0, "carbs": 1.2, "grams": 60.0, "protein": 15.5}, {"fat": 0.3, "food": "黄瓜条", "kcal": 24.0, "carbs": 4.3, "grams": 150.0, "protein": 1.2}]}', '今晚十点半前上床，睡够七个半小时。', true);


--
-- Data for Name: plans_metric; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_photo; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_plan; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_plandraft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_plangood; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_planpause; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_planreview; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_plantemplate; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans_plantemplate VALUES
	(1, 'lose-fat', '减脂 49 天', '三餐定时定量，先吃菜、再吃蛋白质、最后吃主食。
主食一半换成杂粮，每餐一拳；每餐一掌优质蛋白、两捧蔬菜。
每天饮水 1500–2000 毫升，不喝含糖饮料和酒。
晚餐在 19:00 前吃完，之后只喝水。', '第 1–7 天：每天快走 30 分钟。
第 8–21 天：每周 5 天快走 40 分钟，2 天轻力量练习(深蹲、平板支撑)。
第 22–49 天：每周加一次间歇快走；每日步数不少于 8000。
胸闷、头晕时立即停止并告诉教练。', '22:30 前上床，保证 7–8 小时。
每天早晨空腹、排尿后称重并上传。
午休不超过 30 分钟。', '每天记录一件做到的小事。
想吃零食时先喝一杯水、等十分钟。
每周与教练聊一次感受，体重不动时不自责。', true),
	(2, 'steady-sugar', '稳糖 49 天', '主食定量，每餐生重不超过 75 克，粗细各半。
先菜后饭，细嚼慢咽，每餐 20 分钟以上。
水果放在两餐之间，每天不超过 200 克，选低糖的。
不喝粥、糖水和果汁；外食时少油少勾芡。', '每餐后 30 分钟起散步 15–20 分钟。
每周 3 天中等强度有氧 30 分钟，2 天弹力带练习。
运动前后注意低血糖：随身带糖果，感到心慌出汗立即停下。', '作息固定，23:00 前入睡。
按约定测量空腹和餐后血糖并上传。', '把波动当作信息，不当作成绩。
压力大时做 5 分钟腹式呼吸。', true),
	(3, 'sleep-calm', '睡眠与减压 49 天', '晚餐七分饱，不晚于 19:00；午后不喝咖啡、浓茶。
每天一份深色蔬菜、一份豆制品或鱼。
睡前不饮酒、不加餐。', '白天户外活动 30 分钟以上，最好在上午。
傍晚做 15 分钟拉伸；睡前三小时不做剧烈运动。', '固定起床时间，周末相差不超过一小时。
睡前一小时不看屏幕，卧室保持黑、静、凉。
躺下 20 分钟睡不着就起来，困了再回床上。', '睡前写下明天要做的三件事，然后放下。
每天两次 5 分钟腹式呼吸。
情绪低落超过两周请告诉健康管理师。', true);


--
-- Data for Name: plans_planversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_proposal; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_recheck; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_report; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans_reviewform; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_goodsreceipt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_goodsreceiptline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_purchaseline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_purchaseorder; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_stockrule; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_supplier; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: purchasing_supplierproduct; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: returns_return; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: scripts_override; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: scripts_phrase; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: scripts_script; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scripts_script VALUES
	(1, '首次接待客户', 1, '您好，我是您的专属服务人员 {me}，很高兴为您提供 DMA 健康服务，有任何问题都可以找我哦！', 10, true, '', '2026-11-23 03:43:09.974611+00'),
	(2, '处理客户投诉', 1, '非常抱歉给您带来不好的体验，您先消消气，能详细说一下具体情况吗？我会尽快为您解决。', 20, true, '', '2026-11-23 03:43:09.974611+00'),
	(3, '结束服务沟通', 1, '感谢您选择我们的 DMA 健康服务，后续有任何健康相关的问题，欢迎随时联系我们，祝您健康愉快！', 30, true, '', '2026-11-23 03:43:09.974611+00');


--
-- Data for Name: servicedesk_autoanswer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_carecontact; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_careplan; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_channel; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_enquiry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_reply; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_servicerequest; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_skill; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_worknote; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: servicedesk_workorder; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_calendarversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_clock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_clockevent; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_firing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_policyversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sla_tick; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: storage_excursion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: storage_reading; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: storage_sensor; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: storage_zonelimit; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_answer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_improvement; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_improvementround; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_invitation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_project; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_question; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_survey; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_surveyround; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: surveys_surveyversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_disposal; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_expirycheck; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_expirycheckline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_expirynotice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_expirynoticeline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_requisition; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_requisitionarrival; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_requisitionline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_stocktake; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: warehousing_stocktakeline; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: accounts_absence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_absence_id_seq', 1, false);


--
-- Name: accounts_apitoken_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_apitoken_id_seq', 1, false);


--
-- Name: accounts_branch_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_branch_id_seq', 1, false);


--
-- Name: accounts_partner_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_partner_id_seq', 1, false);


--
-- Name: accounts_staffprofile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_staffprofile_id_seq', 1, false);


--
-- Name: accounts_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_id_seq', 1, false);


--
-- Name: accounts_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 668, true);


--
-- Name: axes_accessattempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);


--
-- Name: axes_accessfailurelog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);


--
-- Name: axes_accesslog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);


--
-- Name: complaints_authority_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_authority_id_seq', 1, false);


--
-- Name: complaints_compensation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_compensation_id_seq', 1, false);


--
-- Name: complaints_complaint_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_complaint_id_seq', 1, false);


--
-- Name: complaints_improvement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_improvement_id_seq', 1, false);


--
-- Name: complaints_measure_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_measure_id_seq', 1, false);


--
-- Name: complaints_note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_note_id_seq', 1, false);


--
-- Name: complaints_related_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_related_id_seq', 1, false);


--
-- Name: complaints_round_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaints_round_id_seq', 1, false);


--
-- Name: contracts_contract_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contracts_contract_id_seq', 1, false);


--
-- Name: contracts_contract_no; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contracts_contract_no', 1, false);


--
-- Name: contracts_contracttemplate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contracts_contracttemplate_id_seq', 1, false);


--
-- Name: contracts_signingevent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contracts_signingevent_id_seq', 1, false);


--
-- Name: core_accesslog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_accesslog_id_seq', 1, false);


--
-- Name: core_bulkjob_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_bulkjob_id_seq', 1, false);


--
-- Name: core_bulkrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_bulkrow_id_seq', 1, false);


--
-- Name: core_clockshift_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_clockshift_id_seq', 1, false);


--
-- Name: core_customerlink_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_customerlink_id_seq', 1, false);


--
-- Name: core_formdraft_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_formdraft_id_seq', 1, false);


--
-- Name: core_idempotencykey_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_idempotencykey_id_seq', 1, false);


--
-- Name: core_listhabit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_listhabit_id_seq', 1, false);


--
-- Name: core_savedview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_savedview_id_seq', 1, false);


--
-- Name: core_steplog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.core_steplog_id_seq', 1, false);


--
-- Name: crises_alert_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_alert_id_seq', 1, false);


--
-- Name: crises_crisis_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_crisis_id_seq', 1, false);


--
-- Name: crises_duty_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_duty_id_seq', 1, false);


--
-- Name: crises_line_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_line_id_seq', 1, false);


--
-- Name: crises_member_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_member_id_seq', 1, false);


--
-- Name: crises_review_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_review_id_seq', 1, false);


--
-- Name: crises_seat_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_seat_id_seq', 1, false);


--
-- Name: crises_statement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_statement_id_seq', 1, false);


--
-- Name: crises_watchrule_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.crises_watchrule_id_seq', 1, false);


--
-- Name: customers_archive_no; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customers_archive_no', 1, false);


--
-- Name: customers_consentrecord_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customers_consentrecord_id_seq', 1, false);


--
-- Name: customers_customer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customers_customer_id_seq', 1, false);


--
-- Name: customers_othername_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customers_othername_id_seq', 1, false);


--
-- Name: customers_teammember_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customers_teammember_id_seq', 1, false);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 167, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 115, true);


--
-- Name: groupchat_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.groupchat_group_id_seq', 1, false);


--
-- Name: groupchat_member_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.groupchat_member_id_seq', 1, false);


--
-- Name: groupchat_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.groupchat_message_id_seq', 1, false);


--
-- Name: groupchat_readmark_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.groupchat_readmark_id_seq', 1, false);


--
-- Name: health_records_assessment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_assessment_id_seq', 1, false);


--
-- Name: health_records_assessmentreview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_assessmentreview_id_seq', 1, false);


--
-- Name: health_records_healthrecord_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_healthrecord_id_seq', 1, false);


--
-- Name: health_records_questionnaire_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_questionnaire_id_seq', 2, true);


--
-- Name: health_records_recordreview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_recordreview_id_seq', 1, false);


--
-- Name: health_records_recordversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.health_records_recordversion_id_seq', 1, false);


--
-- Name: inventory_allocation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_allocation_id_seq', 1, false);


--
-- Name: inventory_bin_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_bin_id_seq', 1, false);


--
-- Name: inventory_lot_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_lot_id_seq', 1, false);


--
-- Name: inventory_pack_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_pack_id_seq', 1, false);


--
-- Name: inventory_product_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_product_id_seq', 1, false);


--
-- Name: inventory_relocation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_relocation_id_seq', 1, false);


--
-- Name: inventory_stockimport_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_stockimport_id_seq', 1, false);


--
-- Name: inventory_stockmove_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_stockmove_id_seq', 1, false);


--
-- Name: inventory_warehouse_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_warehouse_id_seq', 1, false);


--
-- Name: inventory_zone_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inventory_zone_id_seq', 1, false);


--
-- Name: knowledge_article_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.knowledge_article_id_seq', 1, false);


--
-- Name: knowledge_articleversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.knowledge_articleversion_id_seq', 1, false);


--
-- Name: knowledge_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.knowledge_question_id_seq', 1, false);


--
-- Name: knowledge_vote_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.knowledge_vote_id_seq', 1, false);


--
-- Name: logistics_delivery_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_delivery_id_seq', 1, false);


--
-- Name: logistics_deliveryline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_deliveryline_id_seq', 1, false);


--
-- Name: logistics_followup_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_followup_id_seq', 1, false);


--
-- Name: logistics_goodsreturn_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_goodsreturn_id_seq', 1, false);


--
-- Name: logistics_numbershape_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_numbershape_id_seq', 1, false);


--
-- Name: logistics_pickcheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_pickcheck_id_seq', 1, false);


--
-- Name: logistics_receipt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_receipt_id_seq', 1, false);


--
-- Name: logistics_receiptfault_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_receiptfault_id_seq', 1, false);


--
-- Name: logistics_returnline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_returnline_id_seq', 1, false);


--
-- Name: logistics_shipment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_shipment_id_seq', 1, false);


--
-- Name: logistics_shipmentline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_shipmentline_id_seq', 1, false);


--
-- Name: logistics_trackingevent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_trackingevent_id_seq', 1, false);


--
-- Name: logistics_trackingpush_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_trackingpush_id_seq', 1, false);


--
-- Name: logistics_trouble_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.logistics_trouble_id_seq', 1, false);


--
-- Name: notifications_delivery_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notifications_delivery_id_seq', 1, false);


--
-- Name: notifications_localoutbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notifications_localoutbox_id_seq', 1, false);


--
-- Name: notifications_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notifications_message_id_seq', 1, false);


--
-- Name: notifications_messagetemplate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notifications_messagetemplate_id_seq', 1, false);


--
-- Name: orders_badsignature_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_badsignature_id_seq', 1, false);


--
-- Name: orders_order_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_order_id_seq', 1, false);


--
-- Name: orders_order_no; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_order_no', 1, false);


--
-- Name: orders_paymentnotification_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_paymentnotification_id_seq', 1, false);


--
-- Name: orders_programme_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_programme_id_seq', 1, false);


--
-- Name: orders_programmeline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_programmeline_id_seq', 1, false);


--
-- Name: otp_static_staticdevice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.otp_static_staticdevice_id_seq', 1, false);


--
-- Name: otp_static_statictoken_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.otp_static_statictoken_id_seq', 1, false);


--
-- Name: otp_totp_totpdevice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.otp_totp_totpdevice_id_seq', 1, false);


--
-- Name: plans_coachingsession_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_coachingsession_id_seq', 1, false);


--
-- Name: plans_guidance_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_guidance_id_seq', 1, false);


--
-- Name: plans_mealplan_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_mealplan_id_seq', 1, false);


--
-- Name: plans_mealtemplate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_mealtemplate_id_seq', 7, true);


--
-- Name: plans_metric_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_metric_id_seq', 1, false);


--
-- Name: plans_photo_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_photo_id_seq', 1, false);


--
-- Name: plans_plan_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_plan_id_seq', 1, false);


--
-- Name: plans_plandraft_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_plandraft_id_seq', 1, false);


--
-- Name: plans_plangood_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_plangood_id_seq', 1, false);


--
-- Name: plans_planpause_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_planpause_id_seq', 1, false);


--
-- Name: plans_planreview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_planreview_id_seq', 1, false);


--
-- Name: plans_plantemplate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_plantemplate_id_seq', 3, true);


--
-- Name: plans_planversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_planversion_id_seq', 1, false);


--
-- Name: plans_proposal_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_proposal_id_seq', 1, false);


--
-- Name: plans_recheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_recheck_id_seq', 1, false);


--
-- Name: plans_report_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_report_id_seq', 1, false);


--
-- Name: plans_reviewform_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plans_reviewform_id_seq', 1, false);


--
-- Name: purchasing_goodsreceipt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_goodsreceipt_id_seq', 1, false);


--
-- Name: purchasing_goodsreceiptline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_goodsreceiptline_id_seq', 1, false);


--
-- Name: purchasing_purchaseline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_purchaseline_id_seq', 1, false);


--
-- Name: purchasing_purchaseorder_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_purchaseorder_id_seq', 1, false);


--
-- Name: purchasing_stockrule_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_stockrule_id_seq', 1, false);


--
-- Name: purchasing_supplier_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_supplier_id_seq', 1, false);


--
-- Name: purchasing_supplierproduct_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purchasing_supplierproduct_id_seq', 1, false);


--
-- Name: returns_return_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.returns_return_id_seq', 1, false);


--
-- Name: scripts_override_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.scripts_override_id_seq', 1, false);


--
-- Name: scripts_phrase_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.scripts_phrase_id_seq', 1, false);


--
-- Name: scripts_script_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.scripts_script_id_seq', 3, true);


--
-- Name: servicedesk_autoanswer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_autoanswer_id_seq', 1, false);


--
-- Name: servicedesk_carecontact_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_carecontact_id_seq', 1, false);


--
-- Name: servicedesk_careplan_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_careplan_id_seq', 1, false);


--
-- Name: servicedesk_channel_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_channel_id_seq', 1, false);


--
-- Name: servicedesk_enquiry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_enquiry_id_seq', 1, false);


--
-- Name: servicedesk_reply_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_reply_id_seq', 1, false);


--
-- Name: servicedesk_servicerequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_servicerequest_id_seq', 1, false);


--
-- Name: servicedesk_skill_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_skill_id_seq', 1, false);


--
-- Name: servicedesk_worknote_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_worknote_id_seq', 1, false);


--
-- Name: servicedesk_workorder_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.servicedesk_workorder_id_seq', 1, false);


--
-- Name: sla_calendarversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_calendarversion_id_seq', 1, false);


--
-- Name: sla_clock_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_clock_id_seq', 1, false);


--
-- Name: sla_clockevent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_clockevent_id_seq', 1, false);


--
-- Name: sla_firing_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_firing_id_seq', 1, false);


--
-- Name: sla_policyversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_policyversion_id_seq', 1, false);


--
-- Name: sla_tick_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sla_tick_id_seq', 1, false);


--
-- Name: storage_excursion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.storage_excursion_id_seq', 1, false);


--
-- Name: storage_reading_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.storage_reading_id_seq', 1, false);


--
-- Name: storage_sensor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.storage_sensor_id_seq', 1, false);


--
-- Name: storage_zonelimit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.storage_zonelimit_id_seq', 1, false);


--
-- Name: surveys_answer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_answer_id_seq', 1, false);


--
-- Name: surveys_improvement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_improvement_id_seq', 1, false);


--
-- Name: surveys_improvementround_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_improvementround_id_seq', 1, false);


--
-- Name: surveys_invitation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_invitation_id_seq', 1, false);


--
-- Name: surveys_project_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_project_id_seq', 1, false);


--
-- Name: surveys_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_question_id_seq', 1, false);


--
-- Name: surveys_survey_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_survey_id_seq', 1, false);


--
-- Name: surveys_surveyround_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_surveyround_id_seq', 1, false);


--
-- Name: surveys_surveyversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_surveyversion_id_seq', 1, false);


--
-- Name: warehousing_disposal_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_disposal_id_seq', 1, false);


--
-- Name: warehousing_expirycheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_expirycheck_id_seq', 1, false);


--
-- Name: warehousing_expirycheckline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_expirycheckline_id_seq', 1, false);


--
-- Name: warehousing_expirynotice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_expirynotice_id_seq', 1, false);


--
-- Name: warehousing_expirynoticeline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_expirynoticeline_id_seq', 1, false);


--
-- Name: warehousing_requisition_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_requisition_id_seq', 1, false);


--
-- Name: warehousing_requisitionarrival_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_requisitionarrival_id_seq', 1, false);


--
-- Name: warehousing_requisitionline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_requisitionline_id_seq', 1, false);


--
-- Name: warehousing_stocktake_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_stocktake_id_seq', 1, false);


--
-- Name: warehousing_stocktakeline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.warehousing_stocktakeline_id_seq', 1, false);


--
-- Name: accounts_absence accounts_absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_pkey PRIMARY KEY (id);


--
-- Name: accounts_apitoken accounts_apitoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_pkey PRIMARY KEY (id);


--
-- Name: accounts_apitoken accounts_apitoken_prefix_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_prefix_key UNIQUE (prefix);


--
-- Name: accounts_branch accounts_branch_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_branch
    ADD CONSTRAINT accounts_branch_code_key UNIQUE (code);


--
-- Name: accounts_branch accounts_branch_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_branch
    ADD CONSTRAINT accounts_branch_name_key UNIQUE (name);


--
-- Name: accounts_branch accounts_branch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_branch
    ADD CONSTRAINT accounts_branch_pkey PRIMARY KEY (id);


--
-- Name: accounts_partner accounts_partner_branch_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_partner
    ADD CONSTRAINT accounts_partner_branch_id_key UNIQUE (branch_id);


--
-- Name: accounts_partner accounts_partner_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_partner
    ADD CONSTRAINT accounts_partner_pkey PRIMARY KEY (id);


--
-- Name: accounts_staffprofile accounts_staffprofile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_staffprofile
    ADD CONSTRAINT accounts_staffprofile_pkey PRIMARY KEY (id);


--
-- Name: accounts_staffprofile accounts_staffprofile_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_staffprofile
    ADD CONSTRAINT accounts_staffprofile_user_id_key UNIQUE (user_id);


--
-- Name: accounts_user_groups accounts_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);


--
-- Name: accounts_user_groups accounts_user_groups_user_id_group_id_59c0b32f_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);


--
-- Name: accounts_user accounts_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);


--
-- Name: accounts_user_user_permissions accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);


--
-- Name: accounts_user_user_permissions accounts_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: accounts_user accounts_user_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);


--
-- Name: crises_alert alert_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT alert_once UNIQUE (source_key, rule_id);


--
-- Name: surveys_answer answer_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT answer_once UNIQUE (invitation_id, question_id);


--
-- Name: knowledge_articleversion article_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT article_version UNIQUE (article_id, number);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: complaints_authority authority_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_authority
    ADD CONSTRAINT authority_once UNIQUE (role, category);


--
-- Name: axes_accessattempt axes_accessattempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);


--
-- Name: axes_accessattempt axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);


--
-- Name: axes_accessattemptexpiration axes_accessattemptexpiration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);


--
-- Name: axes_accessfailurelog axes_accessfailurelog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);


--
-- Name: axes_accesslog axes_accesslog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);


--
-- Name: orders_badsignature bad_signature_per_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_badsignature
    ADD CONSTRAINT bad_signature_per_day UNIQUE (provider, day);


--
-- Name: inventory_bin bin_by_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT bin_by_code UNIQUE (warehouse_id, code);


--
-- Name: inventory_bin bin_of_warehouse; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT bin_of_warehouse UNIQUE (id, warehouse_id);


--
-- Name: core_bulkrow bulkrow_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_bulkrow
    ADD CONSTRAINT bulkrow_once UNIQUE (job_id, row_id);


--
-- Name: sla_calendarversion calendar_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_calendarversion
    ADD CONSTRAINT calendar_version UNIQUE (code, number);


--
-- Name: servicedesk_channel channel_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_channel
    ADD CONSTRAINT channel_once UNIQUE (kind, address);


--
-- Name: complaints_authority complaints_authority_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_authority
    ADD CONSTRAINT complaints_authority_pkey PRIMARY KEY (id);


--
-- Name: complaints_compensation complaints_compensation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensation_pkey PRIMARY KEY (id);


--
-- Name: complaints_complaint complaints_complaint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);


--
-- Name: complaints_complaint complaints_complaint_receipt_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_receipt_id_key UNIQUE (receipt_id);


--
-- Name: complaints_complaint complaints_complaint_said_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_said_id_key UNIQUE (said_id);


--
-- Name: complaints_improvement complaints_improvement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_improvement
    ADD CONSTRAINT complaints_improvement_pkey PRIMARY KEY (id);


--
-- Name: complaints_measure complaints_measure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_measure
    ADD CONSTRAINT complaints_measure_pkey PRIMARY KEY (id);


--
-- Name: complaints_note complaints_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_note
    ADD CONSTRAINT complaints_note_pkey PRIMARY KEY (id);


--
-- Name: complaints_related complaints_related_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_related
    ADD CONSTRAINT complaints_related_pkey PRIMARY KEY (id);


--
-- Name: complaints_round complaints_round_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT complaints_round_pkey PRIMARY KEY (id);


--
-- Name: contracts_contract contracts_contract_contract_no_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_contract_no_key UNIQUE (contract_no);


--
-- Name: contracts_contract contracts_contract_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_pkey PRIMARY KEY (id);


--
-- Name: contracts_contract contracts_contract_supersedes_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_supersedes_id_key UNIQUE (supersedes_id);


--
-- Name: contracts_contracttemplate contracts_contracttemplate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contracttemplate
    ADD CONSTRAINT contracts_contracttemplate_pkey PRIMARY KEY (id);


--
-- Name: contracts_signingevent contracts_signingevent_body_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_signingevent
    ADD CONSTRAINT contracts_signingevent_body_sha256_key UNIQUE (body_sha256);


--
-- Name: contracts_signingevent contracts_signingevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_signingevent
    ADD CONSTRAINT contracts_signingevent_pkey PRIMARY KEY (id);


--
-- Name: contracts_contracttemplate contracttemplate_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contracttemplate
    ADD CONSTRAINT contracttemplate_version UNIQUE (code, kind, version);


--
-- Name: core_accesslog core_accesslog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_accesslog
    ADD CONSTRAINT core_accesslog_pkey PRIMARY KEY (id);


--
-- Name: core_attachment core_attachment_path_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_attachment
    ADD CONSTRAINT core_attachment_path_key UNIQUE (path);


--
-- Name: core_attachment core_attachment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_attachment
    ADD CONSTRAINT core_attachment_pkey PRIMARY KEY (id);


--
-- Name: core_bulkjob core_bulkjob_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_bulkjob
    ADD CONSTRAINT core_bulkjob_pkey PRIMARY KEY (id);


--
-- Name: core_bulkrow core_bulkrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_bulkrow
    ADD CONSTRAINT core_bulkrow_pkey PRIMARY KEY (id);


--
-- Name: core_clockshift core_clockshift_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_clockshift
    ADD CONSTRAINT core_clockshift_pkey PRIMARY KEY (id);


--
-- Name: core_customerlink core_customerlink_nonce_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_customerlink
    ADD CONSTRAINT core_customerlink_nonce_key UNIQUE (nonce);


--
-- Name: core_customerlink core_customerlink_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_customerlink
    ADD CONSTRAINT core_customerlink_pkey PRIMARY KEY (id);


--
-- Name: core_formdraft core_formdraft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_formdraft
    ADD CONSTRAINT core_formdraft_pkey PRIMARY KEY (id);


--
-- Name: core_idempotencykey core_idempotencykey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_idempotencykey
    ADD CONSTRAINT core_idempotencykey_pkey PRIMARY KEY (id);


--
-- Name: core_listhabit core_listhabit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_listhabit
    ADD CONSTRAINT core_listhabit_pkey PRIMARY KEY (id);


--
-- Name: core_savedview core_savedview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_savedview
    ADD CONSTRAINT core_savedview_pkey PRIMARY KEY (id);


--
-- Name: core_steplog core_steplog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_steplog
    ADD CONSTRAINT core_steplog_pkey PRIMARY KEY (id);


--
-- Name: crises_alert crises_alert_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT crises_alert_pkey PRIMARY KEY (id);


--
-- Name: crises_crisis crises_crisis_complaint_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_crisis
    ADD CONSTRAINT crises_crisis_complaint_id_key UNIQUE (complaint_id);


--
-- Name: crises_crisis crises_crisis_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_crisis
    ADD CONSTRAINT crises_crisis_pkey PRIMARY KEY (id);


--
-- Name: crises_duty crises_duty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_duty
    ADD CONSTRAINT crises_duty_pkey PRIMARY KEY (id);


--
-- Name: crises_line crises_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_line
    ADD CONSTRAINT crises_line_pkey PRIMARY KEY (id);


--
-- Name: crises_member crises_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_member
    ADD CONSTRAINT crises_member_pkey PRIMARY KEY (id);


--
-- Name: crises_review crises_review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_review
    ADD CONSTRAINT crises_review_pkey PRIMARY KEY (id);


--
-- Name: crises_seat crises_seat_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_seat
    ADD CONSTRAINT crises_seat_pkey PRIMARY KEY (id);


--
-- Name: crises_statement crises_statement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_statement
    ADD CONSTRAINT crises_statement_pkey PRIMARY KEY (id);


--
-- Name: crises_watchrule crises_watchrule_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_watchrule
    ADD CONSTRAINT crises_watchrule_name_key UNIQUE (name);


--
-- Name: crises_watchrule crises_watchrule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_watchrule
    ADD CONSTRAINT crises_watchrule_pkey PRIMARY KEY (id);


--
-- Name: customers_consentrecord customers_consentrecord_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_consentrecord
    ADD CONSTRAINT customers_consentrecord_pkey PRIMARY KEY (id);


--
-- Name: customers_customer customers_customer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);


--
-- Name: customers_othername customers_othername_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_othername
    ADD CONSTRAINT customers_othername_pkey PRIMARY KEY (id);


--
-- Name: customers_teammember customers_teammember_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_teammember
    ADD CONSTRAINT customers_teammember_pkey PRIMARY KEY (id);


--
-- Name: logistics_deliveryline delivery_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_deliveryline
    ADD CONSTRAINT delivery_line_once UNIQUE (delivery_id, product_id);


--
-- Name: notifications_delivery delivery_once_a_channel; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT delivery_once_a_channel UNIQUE (message_id, channel);


--
-- Name: django_admin_log django_admin_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: warehousing_expirycheckline expirycheck_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheckline
    ADD CONSTRAINT expirycheck_line_once UNIQUE (check_of_id, lot_id);


--
-- Name: warehousing_expirycheck expirycheck_once_a_fortnight; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheck
    ADD CONSTRAINT expirycheck_once_a_fortnight UNIQUE (warehouse_id, called_on);


--
-- Name: warehousing_expirynoticeline expirynotice_lot_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynoticeline
    ADD CONSTRAINT expirynotice_lot_once UNIQUE (lot_id, within);


--
-- Name: warehousing_expirynotice expirynotice_once_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynotice
    ADD CONSTRAINT expirynotice_once_a_day UNIQUE (warehouse_id, day);


--
-- Name: sla_firing firing_exactly_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_firing
    ADD CONSTRAINT firing_exactly_once UNIQUE (clock_id, gen, step);


--
-- Name: core_formdraft formdraft_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_formdraft
    ADD CONSTRAINT formdraft_once UNIQUE (owner_id, path);


--
-- Name: purchasing_goodsreceiptline goodsreceipt_lot_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceiptline
    ADD CONSTRAINT goodsreceipt_lot_once UNIQUE (receipt_id, product_id, lot_no);


--
-- Name: groupchat_group groupchat_group_order_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_group
    ADD CONSTRAINT groupchat_group_order_id_key UNIQUE (order_id);


--
-- Name: groupchat_group groupchat_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_group
    ADD CONSTRAINT groupchat_group_pkey PRIMARY KEY (id);


--
-- Name: groupchat_member groupchat_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_member
    ADD CONSTRAINT groupchat_member_pkey PRIMARY KEY (id);


--
-- Name: groupchat_message groupchat_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT groupchat_message_pkey PRIMARY KEY (id);


--
-- Name: groupchat_readmark groupchat_readmark_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_readmark
    ADD CONSTRAINT groupchat_readmark_pkey PRIMARY KEY (id);


--
-- Name: plans_guidance guidance_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_guidance
    ADD CONSTRAINT guidance_once UNIQUE (plan_id, device);


--
-- Name: health_records_assessment health_records_assessment_order_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessment
    ADD CONSTRAINT health_records_assessment_order_id_key UNIQUE (order_id);


--
-- Name: health_records_assessment health_records_assessment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessment
    ADD CONSTRAINT health_records_assessment_pkey PRIMARY KEY (id);


--
-- Name: health_records_assessmentreview health_records_assessmentreview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessmentreview
    ADD CONSTRAINT health_records_assessmentreview_pkey PRIMARY KEY (id);


--
-- Name: health_records_healthrecord health_records_healthrecord_order_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_healthrecord
    ADD CONSTRAINT health_records_healthrecord_order_id_key UNIQUE (order_id);


--
-- Name: health_records_healthrecord health_records_healthrecord_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_healthrecord
    ADD CONSTRAINT health_records_healthrecord_pkey PRIMARY KEY (id);


--
-- Name: health_records_questionnaire health_records_questionnaire_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_questionnaire
    ADD CONSTRAINT health_records_questionnaire_pkey PRIMARY KEY (id);


--
-- Name: health_records_recordreview health_records_recordreview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordreview
    ADD CONSTRAINT health_records_recordreview_pkey PRIMARY KEY (id);


--
-- Name: health_records_recordversion health_records_recordversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordversion
    ADD CONSTRAINT health_records_recordversion_pkey PRIMARY KEY (id);


--
-- Name: core_idempotencykey idempotency_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_idempotencykey
    ADD CONSTRAINT idempotency_once UNIQUE (client, key);


--
-- Name: inventory_allocation inventory_allocation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_allocation
    ADD CONSTRAINT inventory_allocation_pkey PRIMARY KEY (id);


--
-- Name: inventory_bin inventory_bin_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT inventory_bin_pkey PRIMARY KEY (id);


--
-- Name: inventory_lot inventory_lot_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT inventory_lot_pkey PRIMARY KEY (id);


--
-- Name: inventory_pack inventory_pack_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_pack
    ADD CONSTRAINT inventory_pack_pkey PRIMARY KEY (id);


--
-- Name: inventory_product inventory_product_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_product
    ADD CONSTRAINT inventory_product_pkey PRIMARY KEY (id);


--
-- Name: inventory_product inventory_product_sku_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_product
    ADD CONSTRAINT inventory_product_sku_key UNIQUE (sku);


--
-- Name: inventory_relocation inventory_relocation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_relocation
    ADD CONSTRAINT inventory_relocation_pkey PRIMARY KEY (id);


--
-- Name: inventory_stockimport inventory_stockimport_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_stockimport
    ADD CONSTRAINT inventory_stockimport_pkey PRIMARY KEY (id);


--
-- Name: inventory_stockmove inventory_stockmove_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_stockmove
    ADD CONSTRAINT inventory_stockmove_pkey PRIMARY KEY (id);


--
-- Name: inventory_warehouse inventory_warehouse_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_warehouse
    ADD CONSTRAINT inventory_warehouse_code_key UNIQUE (code);


--
-- Name: inventory_warehouse inventory_warehouse_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_warehouse
    ADD CONSTRAINT inventory_warehouse_pkey PRIMARY KEY (id);


--
-- Name: inventory_zone inventory_zone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_zone
    ADD CONSTRAINT inventory_zone_pkey PRIMARY KEY (id);


--
-- Name: surveys_invitation invitation_partner_once_a_quarter; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT invitation_partner_once_a_quarter UNIQUE (partner_id, quarter);


--
-- Name: orders_programmeline kit_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programmeline
    ADD CONSTRAINT kit_line_once UNIQUE (programme_id, product_id);


--
-- Name: knowledge_article knowledge_article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_pkey PRIMARY KEY (id);


--
-- Name: knowledge_articleversion knowledge_articleversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articleversion_pkey PRIMARY KEY (id);


--
-- Name: knowledge_question knowledge_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_question
    ADD CONSTRAINT knowledge_question_pkey PRIMARY KEY (id);


--
-- Name: knowledge_vote knowledge_vote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_vote
    ADD CONSTRAINT knowledge_vote_pkey PRIMARY KEY (id);


--
-- Name: core_listhabit listhabit_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_listhabit
    ADD CONSTRAINT listhabit_once UNIQUE (user_id, screen);


--
-- Name: logistics_delivery logistics_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_delivery
    ADD CONSTRAINT logistics_delivery_pkey PRIMARY KEY (id);


--
-- Name: logistics_deliveryline logistics_deliveryline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_deliveryline
    ADD CONSTRAINT logistics_deliveryline_pkey PRIMARY KEY (id);


--
-- Name: logistics_followup logistics_followup_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_followup
    ADD CONSTRAINT logistics_followup_pkey PRIMARY KEY (id);


--
-- Name: logistics_goodsreturn logistics_goodsreturn_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_goodsreturn
    ADD CONSTRAINT logistics_goodsreturn_pkey PRIMARY KEY (id);


--
-- Name: logistics_goodsreturn logistics_goodsreturn_shipment_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_goodsreturn
    ADD CONSTRAINT logistics_goodsreturn_shipment_id_key UNIQUE (shipment_id);


--
-- Name: logistics_numbershape logistics_numbershape_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_numbershape
    ADD CONSTRAINT logistics_numbershape_pkey PRIMARY KEY (id);


--
-- Name: logistics_pickcheck logistics_pickcheck_allocation_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_pickcheck
    ADD CONSTRAINT logistics_pickcheck_allocation_id_key UNIQUE (allocation_id);


--
-- Name: logistics_pickcheck logistics_pickcheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_pickcheck
    ADD CONSTRAINT logistics_pickcheck_pkey PRIMARY KEY (id);


--
-- Name: logistics_receipt logistics_receipt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receipt
    ADD CONSTRAINT logistics_receipt_pkey PRIMARY KEY (id);


--
-- Name: logistics_receipt logistics_receipt_shipment_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receipt
    ADD CONSTRAINT logistics_receipt_shipment_id_key UNIQUE (shipment_id);


--
-- Name: logistics_receiptfault logistics_receiptfault_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receiptfault
    ADD CONSTRAINT logistics_receiptfault_pkey PRIMARY KEY (id);


--
-- Name: logistics_returnline logistics_returnline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_returnline
    ADD CONSTRAINT logistics_returnline_pkey PRIMARY KEY (id);


--
-- Name: logistics_shipment logistics_shipment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_pkey PRIMARY KEY (id);


--
-- Name: logistics_shipmentline logistics_shipmentline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipmentline
    ADD CONSTRAINT logistics_shipmentline_pkey PRIMARY KEY (id);


--
-- Name: logistics_trackingevent logistics_trackingevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingevent
    ADD CONSTRAINT logistics_trackingevent_pkey PRIMARY KEY (id);


--
-- Name: logistics_trackingpush logistics_trackingpush_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingpush
    ADD CONSTRAINT logistics_trackingpush_digest_key UNIQUE (digest);


--
-- Name: logistics_trackingpush logistics_trackingpush_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingpush
    ADD CONSTRAINT logistics_trackingpush_pkey PRIMARY KEY (id);


--
-- Name: logistics_trouble logistics_trouble_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trouble
    ADD CONSTRAINT logistics_trouble_pkey PRIMARY KEY (id);


--
-- Name: inventory_lot lot_by_place; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT lot_by_place UNIQUE NULLS NOT DISTINCT (warehouse_id, product_id, lot_no, bin_id);


--
-- Name: crises_member member_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_member
    ADD CONSTRAINT member_once UNIQUE (crisis_id, user_id);


--
-- Name: plans_mealplan menu_once_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_mealplan
    ADD CONSTRAINT menu_once_a_day UNIQUE (plan_id, day_no);


--
-- Name: groupchat_message message_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT message_number UNIQUE (group_id, seq);


--
-- Name: notifications_message message_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT message_once UNIQUE (dedupe);


--
-- Name: notifications_messagetemplate messagetemplate_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_messagetemplate
    ADD CONSTRAINT messagetemplate_once UNIQUE (code, language);


--
-- Name: inventory_stockmove move_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_stockmove
    ADD CONSTRAINT move_once UNIQUE (document, line, lot_id, kind);


--
-- Name: notifications_delivery notifications_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delivery_pkey PRIMARY KEY (id);


--
-- Name: notifications_localoutbox notifications_localoutbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_localoutbox
    ADD CONSTRAINT notifications_localoutbox_pkey PRIMARY KEY (id);


--
-- Name: notifications_localoutbox notifications_localoutbox_provider_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_localoutbox
    ADD CONSTRAINT notifications_localoutbox_provider_key_key UNIQUE (provider_key);


--
-- Name: notifications_message notifications_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);


--
-- Name: notifications_messagetemplate notifications_messagetemplate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_messagetemplate
    ADD CONSTRAINT notifications_messagetemplate_pkey PRIMARY KEY (id);


--
-- Name: logistics_numbershape number_shape_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_numbershape
    ADD CONSTRAINT number_shape_once UNIQUE (carrier, pattern);


--
-- Name: purchasing_supplierproduct offer_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplierproduct
    ADD CONSTRAINT offer_once UNIQUE (supplier_id, product_id);


--
-- Name: orders_badsignature orders_badsignature_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_badsignature
    ADD CONSTRAINT orders_badsignature_pkey PRIMARY KEY (id);


--
-- Name: orders_order orders_order_order_no_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_order_no_key UNIQUE (order_no);


--
-- Name: orders_order orders_order_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);


--
-- Name: orders_paymentnotification orders_paymentnotification_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_paymentnotification
    ADD CONSTRAINT orders_paymentnotification_pkey PRIMARY KEY (id);


--
-- Name: orders_programme orders_programme_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programme
    ADD CONSTRAINT orders_programme_code_key UNIQUE (code);


--
-- Name: orders_programme orders_programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programme
    ADD CONSTRAINT orders_programme_pkey PRIMARY KEY (id);


--
-- Name: orders_programmeline orders_programmeline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programmeline
    ADD CONSTRAINT orders_programmeline_pkey PRIMARY KEY (id);


--
-- Name: customers_othername othername_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_othername
    ADD CONSTRAINT othername_once UNIQUE (customer_id, given_name);


--
-- Name: otp_static_staticdevice otp_static_staticdevice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_pkey PRIMARY KEY (id);


--
-- Name: otp_static_statictoken otp_static_statictoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictoken_pkey PRIMARY KEY (id);


--
-- Name: otp_totp_totpdevice otp_totp_totpdevice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_pkey PRIMARY KEY (id);


--
-- Name: inventory_pack pack_by_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_pack
    ADD CONSTRAINT pack_by_name UNIQUE (product_id, name);


--
-- Name: plans_plandraft plandraft_one_each; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plandraft
    ADD CONSTRAINT plandraft_one_each UNIQUE (plan_id, user_id);


--
-- Name: plans_coachingsession plans_coachingsession_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_coachingsession
    ADD CONSTRAINT plans_coachingsession_pkey PRIMARY KEY (id);


--
-- Name: plans_guidance plans_guidance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_guidance
    ADD CONSTRAINT plans_guidance_pkey PRIMARY KEY (id);


--
-- Name: plans_mealplan plans_mealplan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_mealplan
    ADD CONSTRAINT plans_mealplan_pkey PRIMARY KEY (id);


--
-- Name: plans_mealtemplate plans_mealtemplate_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_mealtemplate
    ADD CONSTRAINT plans_mealtemplate_code_key UNIQUE (code);


--
-- Name: plans_mealtemplate plans_mealtemplate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_mealtemplate
    ADD CONSTRAINT plans_mealtemplate_pkey PRIMARY KEY (id);


--
-- Name: plans_metric plans_metric_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_metric
    ADD CONSTRAINT plans_metric_pkey PRIMARY KEY (id);


--
-- Name: plans_photo plans_photo_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_photo
    ADD CONSTRAINT plans_photo_pkey PRIMARY KEY (id);


--
-- Name: plans_plan plans_plan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);


--
-- Name: plans_plandraft plans_plandraft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plandraft
    ADD CONSTRAINT plans_plandraft_pkey PRIMARY KEY (id);


--
-- Name: plans_plangood plans_plangood_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plangood
    ADD CONSTRAINT plans_plangood_pkey PRIMARY KEY (id);


--
-- Name: plans_planpause plans_planpause_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planpause
    ADD CONSTRAINT plans_planpause_pkey PRIMARY KEY (id);


--
-- Name: plans_planreview plans_planreview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_pkey PRIMARY KEY (id);


--
-- Name: plans_plantemplate plans_plantemplate_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plantemplate
    ADD CONSTRAINT plans_plantemplate_code_key UNIQUE (code);


--
-- Name: plans_plantemplate plans_plantemplate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plantemplate
    ADD CONSTRAINT plans_plantemplate_pkey PRIMARY KEY (id);


--
-- Name: plans_planversion plans_planversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_pkey PRIMARY KEY (id);


--
-- Name: plans_proposal plans_proposal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_proposal
    ADD CONSTRAINT plans_proposal_pkey PRIMARY KEY (id);


--
-- Name: plans_recheck plans_recheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_recheck
    ADD CONSTRAINT plans_recheck_pkey PRIMARY KEY (id);


--
-- Name: plans_report plans_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_pkey PRIMARY KEY (id);


--
-- Name: plans_reviewform plans_reviewform_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_reviewform
    ADD CONSTRAINT plans_reviewform_pkey PRIMARY KEY (id);


--
-- Name: plans_planversion planversion_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT planversion_once UNIQUE (plan_id, number);


--
-- Name: sla_policyversion policy_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_policyversion
    ADD CONSTRAINT policy_version UNIQUE (code, number);


--
-- Name: surveys_improvementround programmeround_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementround
    ADD CONSTRAINT programmeround_once UNIQUE (improvement_id, number);


--
-- Name: purchasing_purchaseline purchase_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseline
    ADD CONSTRAINT purchase_line_once UNIQUE (order_id, product_id);


--
-- Name: purchasing_goodsreceipt purchasing_goodsreceipt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceipt
    ADD CONSTRAINT purchasing_goodsreceipt_pkey PRIMARY KEY (id);


--
-- Name: purchasing_goodsreceiptline purchasing_goodsreceiptline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceiptline
    ADD CONSTRAINT purchasing_goodsreceiptline_pkey PRIMARY KEY (id);


--
-- Name: purchasing_purchaseline purchasing_purchaseline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseline
    ADD CONSTRAINT purchasing_purchaseline_pkey PRIMARY KEY (id);


--
-- Name: purchasing_purchaseorder purchasing_purchaseorder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseorder
    ADD CONSTRAINT purchasing_purchaseorder_pkey PRIMARY KEY (id);


--
-- Name: purchasing_stockrule purchasing_stockrule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_stockrule
    ADD CONSTRAINT purchasing_stockrule_pkey PRIMARY KEY (id);


--
-- Name: purchasing_stockrule purchasing_stockrule_product_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_stockrule
    ADD CONSTRAINT purchasing_stockrule_product_id_key UNIQUE (product_id);


--
-- Name: purchasing_supplier purchasing_supplier_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplier
    ADD CONSTRAINT purchasing_supplier_code_key UNIQUE (code);


--
-- Name: purchasing_supplier purchasing_supplier_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplier
    ADD CONSTRAINT purchasing_supplier_pkey PRIMARY KEY (id);


--
-- Name: purchasing_supplierproduct purchasing_supplierproduct_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplierproduct
    ADD CONSTRAINT purchasing_supplierproduct_pkey PRIMARY KEY (id);


--
-- Name: knowledge_question question_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_question
    ADD CONSTRAINT question_once UNIQUE (text_hash);


--
-- Name: health_records_questionnaire questionnaire_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_questionnaire
    ADD CONSTRAINT questionnaire_version UNIQUE (code, number);


--
-- Name: storage_reading reading_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_reading
    ADD CONSTRAINT reading_once UNIQUE NULLS NOT DISTINCT (zone_id, at, sensor_id);


--
-- Name: groupchat_readmark readmark_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_readmark
    ADD CONSTRAINT readmark_once UNIQUE (member_id, seq);


--
-- Name: logistics_receiptfault receipt_fault_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receiptfault
    ADD CONSTRAINT receipt_fault_once UNIQUE (receipt_id, product_id);


--
-- Name: health_records_recordversion recordversion_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordversion
    ADD CONSTRAINT recordversion_once UNIQUE (record_id, number);


--
-- Name: complaints_related related_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_related
    ADD CONSTRAINT related_once UNIQUE (first_id, second_id);


--
-- Name: plans_report report_edition_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT report_edition_once UNIQUE (plan_id, number, edition);


--
-- Name: warehousing_requisitionarrival requisition_arrival_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionarrival
    ADD CONSTRAINT requisition_arrival_once UNIQUE (requisition_id, lot_id);


--
-- Name: warehousing_requisitionline requisition_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionline
    ADD CONSTRAINT requisition_line_once UNIQUE (requisition_id, product_id);


--
-- Name: logistics_returnline return_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_returnline
    ADD CONSTRAINT return_line_once UNIQUE (goods_return_id, lot_id);


--
-- Name: returns_return returns_return_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_pkey PRIMARY KEY (id);


--
-- Name: crises_review review_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_review
    ADD CONSTRAINT review_once UNIQUE (platform, external_id);


--
-- Name: plans_reviewform review_one_each; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_reviewform
    ADD CONSTRAINT review_one_each UNIQUE (plan_id, user_id);


--
-- Name: complaints_round round_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT round_once UNIQUE (complaint_id, number);


--
-- Name: scripts_script script_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_script
    ADD CONSTRAINT script_version UNIQUE (situation, number);


--
-- Name: scripts_override scripts_override_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_override
    ADD CONSTRAINT scripts_override_pkey PRIMARY KEY (id);


--
-- Name: scripts_phrase scripts_phrase_phrase_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_phrase
    ADD CONSTRAINT scripts_phrase_phrase_key UNIQUE (phrase);


--
-- Name: scripts_phrase scripts_phrase_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_phrase
    ADD CONSTRAINT scripts_phrase_pkey PRIMARY KEY (id);


--
-- Name: scripts_script scripts_script_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_script
    ADD CONSTRAINT scripts_script_pkey PRIMARY KEY (id);


--
-- Name: crises_seat seat_one_for_a_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_seat
    ADD CONSTRAINT seat_one_for_a_person UNIQUE (user_id);


--
-- Name: servicedesk_autoanswer servicedesk_autoanswer_enquiry_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_autoanswer
    ADD CONSTRAINT servicedesk_autoanswer_enquiry_id_key UNIQUE (enquiry_id);


--
-- Name: servicedesk_autoanswer servicedesk_autoanswer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_autoanswer
    ADD CONSTRAINT servicedesk_autoanswer_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_carecontact servicedesk_carecontact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_carecontact
    ADD CONSTRAINT servicedesk_carecontact_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_careplan servicedesk_careplan_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_careplan
    ADD CONSTRAINT servicedesk_careplan_name_key UNIQUE (name);


--
-- Name: servicedesk_careplan servicedesk_careplan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_careplan
    ADD CONSTRAINT servicedesk_careplan_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_channel servicedesk_channel_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_channel
    ADD CONSTRAINT servicedesk_channel_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_enquiry servicedesk_enquiry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_enquiry servicedesk_enquiry_said_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_said_id_key UNIQUE (said_id);


--
-- Name: servicedesk_reply servicedesk_reply_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_reply
    ADD CONSTRAINT servicedesk_reply_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_servicerequest servicedesk_servicerequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_servicerequest
    ADD CONSTRAINT servicedesk_servicerequest_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_skill servicedesk_skill_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_skill
    ADD CONSTRAINT servicedesk_skill_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_worknote servicedesk_worknote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_worknote
    ADD CONSTRAINT servicedesk_worknote_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_workorder servicedesk_workorder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorder_pkey PRIMARY KEY (id);


--
-- Name: servicedesk_workorder servicedesk_workorder_request_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorder_request_id_key UNIQUE (request_id);


--
-- Name: plans_coachingsession session_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_coachingsession
    ADD CONSTRAINT session_once UNIQUE (plan_id, session_no);


--
-- Name: logistics_shipmentline shipment_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipmentline
    ADD CONSTRAINT shipment_line_once UNIQUE (shipment_id, product_id);


--
-- Name: servicedesk_skill skill_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_skill
    ADD CONSTRAINT skill_once UNIQUE (user_id, kind);


--
-- Name: sla_calendarversion sla_calendarversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_calendarversion
    ADD CONSTRAINT sla_calendarversion_pkey PRIMARY KEY (id);


--
-- Name: sla_clock sla_clock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clock
    ADD CONSTRAINT sla_clock_pkey PRIMARY KEY (id);


--
-- Name: sla_clockevent sla_clockevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clockevent
    ADD CONSTRAINT sla_clockevent_pkey PRIMARY KEY (id);


--
-- Name: sla_firing sla_firing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_firing
    ADD CONSTRAINT sla_firing_pkey PRIMARY KEY (id);


--
-- Name: sla_policyversion sla_policyversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_policyversion
    ADD CONSTRAINT sla_policyversion_pkey PRIMARY KEY (id);


--
-- Name: sla_tick sla_tick_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_tick
    ADD CONSTRAINT sla_tick_pkey PRIMARY KEY (id);


--
-- Name: warehousing_stocktakeline stocktake_line_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT stocktake_line_once UNIQUE (stocktake_id, lot_id);


--
-- Name: storage_excursion storage_excursion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_excursion
    ADD CONSTRAINT storage_excursion_pkey PRIMARY KEY (id);


--
-- Name: storage_reading storage_reading_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_reading
    ADD CONSTRAINT storage_reading_pkey PRIMARY KEY (id);


--
-- Name: storage_sensor storage_sensor_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_sensor
    ADD CONSTRAINT storage_sensor_code_key UNIQUE (code);


--
-- Name: storage_sensor storage_sensor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_sensor
    ADD CONSTRAINT storage_sensor_pkey PRIMARY KEY (id);


--
-- Name: storage_sensor storage_sensor_prefix_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_sensor
    ADD CONSTRAINT storage_sensor_prefix_key UNIQUE (prefix);


--
-- Name: storage_zonelimit storage_zonelimit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_zonelimit
    ADD CONSTRAINT storage_zonelimit_pkey PRIMARY KEY (id);


--
-- Name: surveys_question surveyquestion_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveyquestion_once UNIQUE (version_id, code);


--
-- Name: surveys_answer surveys_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_pkey PRIMARY KEY (id);


--
-- Name: surveys_improvement surveys_improvement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvement
    ADD CONSTRAINT surveys_improvement_pkey PRIMARY KEY (id);


--
-- Name: surveys_improvementround surveys_improvementround_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementround
    ADD CONSTRAINT surveys_improvementround_pkey PRIMARY KEY (id);


--
-- Name: surveys_invitation surveys_invitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_pkey PRIMARY KEY (id);


--
-- Name: surveys_project surveys_project_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_project
    ADD CONSTRAINT surveys_project_pkey PRIMARY KEY (id);


--
-- Name: surveys_question surveys_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveys_question_pkey PRIMARY KEY (id);


--
-- Name: surveys_survey surveys_survey_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_name_key UNIQUE (name);


--
-- Name: surveys_survey surveys_survey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);


--
-- Name: surveys_surveyround surveys_surveyround_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_surveyround
    ADD CONSTRAINT surveys_surveyround_pkey PRIMARY KEY (id);


--
-- Name: surveys_surveyversion surveys_surveyversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT surveys_surveyversion_pkey PRIMARY KEY (id);


--
-- Name: surveys_surveyversion surveyversion_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT surveyversion_once UNIQUE (survey_id, number);


--
-- Name: logistics_trackingevent tracking_event_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingevent
    ADD CONSTRAINT tracking_event_once UNIQUE (shipment_id, digest);


--
-- Name: knowledge_vote vote_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_vote
    ADD CONSTRAINT vote_once UNIQUE (article_id, voter);


--
-- Name: warehousing_disposal warehousing_disposal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_pkey PRIMARY KEY (id);


--
-- Name: warehousing_expirycheck warehousing_expirycheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheck
    ADD CONSTRAINT warehousing_expirycheck_pkey PRIMARY KEY (id);


--
-- Name: warehousing_expirycheckline warehousing_expirycheckline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheckline
    ADD CONSTRAINT warehousing_expirycheckline_pkey PRIMARY KEY (id);


--
-- Name: warehousing_expirynotice warehousing_expirynotice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynotice
    ADD CONSTRAINT warehousing_expirynotice_pkey PRIMARY KEY (id);


--
-- Name: warehousing_expirynoticeline warehousing_expirynoticeline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynoticeline
    ADD CONSTRAINT warehousing_expirynoticeline_pkey PRIMARY KEY (id);


--
-- Name: warehousing_requisition warehousing_requisition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisition_pkey PRIMARY KEY (id);


--
-- Name: warehousing_requisitionarrival warehousing_requisitionarrival_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionarrival
    ADD CONSTRAINT warehousing_requisitionarrival_pkey PRIMARY KEY (id);


--
-- Name: warehousing_requisitionline warehousing_requisitionline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionline
    ADD CONSTRAINT warehousing_requisitionline_pkey PRIMARY KEY (id);


--
-- Name: warehousing_stocktake warehousing_stocktake_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktake
    ADD CONSTRAINT warehousing_stocktake_pkey PRIMARY KEY (id);


--
-- Name: warehousing_stocktakeline warehousing_stocktakeline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT warehousing_stocktakeline_pkey PRIMARY KEY (id);


--
-- Name: inventory_zone zone_by_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_zone
    ADD CONSTRAINT zone_by_code UNIQUE (warehouse_id, code);


--
-- Name: storage_zonelimit zone_limit_of_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_zonelimit
    ADD CONSTRAINT zone_limit_of_day UNIQUE (zone_id, since);


--
-- Name: inventory_zone zone_of_warehouse; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_zone
    ADD CONSTRAINT zone_of_warehouse UNIQUE (id, warehouse_id);


--
-- Name: absence_current; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX absence_current ON public.accounts_absence USING btree (user_id, ends_at);


--
-- Name: accesslog_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accesslog_of_customer ON public.core_accesslog USING btree (customer_key, at DESC);


--
-- Name: accesslog_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accesslog_of_person ON public.core_accesslog USING btree (actor_id, at DESC);


--
-- Name: accounts_absence_deputy_id_8bd37464; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_absence_deputy_id_8bd37464 ON public.accounts_absence USING btree (deputy_id);


--
-- Name: accounts_apitoken_prefix_8b81ac32_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_apitoken_prefix_8b81ac32_like ON public.accounts_apitoken USING btree (prefix varchar_pattern_ops);


--
-- Name: accounts_apitoken_user_id_bbee13e0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_apitoken_user_id_bbee13e0 ON public.accounts_apitoken USING btree (user_id);


--
-- Name: accounts_branch_code_ea95d4d2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_branch_code_ea95d4d2_like ON public.accounts_branch USING btree (code varchar_pattern_ops);


--
-- Name: accounts_branch_name_fee115b0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_branch_name_fee115b0_like ON public.accounts_branch USING btree (name varchar_pattern_ops);


--
-- Name: accounts_user_branch_id_38ec6caf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_branch_id_38ec6caf ON public.accounts_user USING btree (branch_id);


--
-- Name: accounts_user_groups_group_id_bd11a704; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);


--
-- Name: accounts_user_groups_user_id_52b62117; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);


--
-- Name: accounts_user_superior_id_0b399bf3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_superior_id_0b399bf3 ON public.accounts_user USING btree (superior_id);


--
-- Name: accounts_user_user_permissions_permission_id_113bb443; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);


--
-- Name: accounts_user_user_permissions_user_id_e4f0a161; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);


--
-- Name: accounts_user_username_6088629e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);


--
-- Name: alert_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alert_by_state ON public.crises_alert USING btree (state, id DESC);


--
-- Name: allocation_holding_lot; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX allocation_holding_lot ON public.inventory_allocation USING btree (lot_id) WHERE ((status)::text = 'reserved'::text);


--
-- Name: allocation_of_document; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX allocation_of_document ON public.inventory_allocation USING btree (document, lot_id) WHERE (NOT ((status)::text = 'released'::text));


--
-- Name: answer_counted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX answer_counted ON public.surveys_answer USING btree (at, branch_id, kind, theme, score) INCLUDE (survey_id, coach_id, doctor_id) WHERE (score IS NOT NULL);


--
-- Name: article_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_state ON public.knowledge_article USING btree (state, id DESC);


--
-- Name: article_of_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_of_owner ON public.knowledge_article USING btree (owner_id, id DESC);


--
-- Name: article_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_search ON public.knowledge_article USING gin (search) WITH (fastupdate=off) WHERE ((state)::text = 'published'::text);


--
-- Name: assessment_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX assessment_queue ON public.health_records_assessment USING btree (state, id DESC);


--
-- Name: attachment_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attachment_of_customer ON public.core_attachment USING btree (customer_key, at DESC);


--
-- Name: attachment_of_row; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attachment_of_row ON public.core_attachment USING btree (row_key, at);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: autoanswer_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX autoanswer_of_customer ON public.servicedesk_autoanswer USING btree (customer_id, id DESC);


--
-- Name: axes_accessattempt_ip_address_10922d9c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);


--
-- Name: axes_accessattempt_user_agent_ad89678b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);


--
-- Name: axes_accessattempt_user_agent_ad89678b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accessattempt_username_3f2d4ca0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);


--
-- Name: axes_accessattempt_username_3f2d4ca0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);


--
-- Name: axes_accessfailurelog_ip_address_2e9f5a7f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);


--
-- Name: axes_accessfailurelog_user_agent_ea145dda; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);


--
-- Name: axes_accessfailurelog_user_agent_ea145dda_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accessfailurelog_username_a8b7e8a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);


--
-- Name: axes_accessfailurelog_username_a8b7e8a4_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);


--
-- Name: axes_accesslog_ip_address_86b417e5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);


--
-- Name: axes_accesslog_user_agent_0e659004; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);


--
-- Name: axes_accesslog_user_agent_0e659004_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accesslog_username_df93064b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);


--
-- Name: axes_accesslog_username_df93064b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);


--
-- Name: bin_by_barcode; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX bin_by_barcode ON public.inventory_bin USING btree (barcode) WHERE (NOT ((barcode)::text = ''::text));


--
-- Name: bulkjob_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulkjob_of_person ON public.core_bulkjob USING btree (owner_id, id DESC);


--
-- Name: bulkjob_running; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulkjob_running ON public.core_bulkjob USING btree (moved_at) WHERE ((ended_at IS NULL) AND (started_at IS NOT NULL));


--
-- Name: bulkrow_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulkrow_open ON public.core_bulkrow USING btree (job_id, id) WHERE ((outcome)::text = ''::text);


--
-- Name: calendar_in_force; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX calendar_in_force ON public.sla_calendarversion USING btree (code) WHERE current;


--
-- Name: care_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX care_of_branch ON public.servicedesk_carecontact USING btree (branch_id, id DESC);


--
-- Name: care_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX care_of_customer ON public.servicedesk_carecontact USING btree (customer_id, at DESC);


--
-- Name: careplan_one_for_a_class; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX careplan_one_for_a_class ON public.servicedesk_careplan USING btree (care_class) WHERE active;


--
-- Name: clock_done_by_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_done_by_due ON public.sla_clock USING btree (due_at, code) WHERE ((state)::text = 'met'::text);


--
-- Name: clock_done_by_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_done_by_owner ON public.sla_clock USING btree (owner_id, done_at) WHERE ((state)::text = 'met'::text);


--
-- Name: clock_done_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_done_of_branch ON public.sla_clock USING btree (branch_id, done_at) WHERE ((state)::text = 'met'::text);


--
-- Name: clock_mine; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_mine ON public.sla_clock USING btree (owner_id, due_at) WHERE ((state)::text = ANY ((ARRAY['running'::character varying, 'paused'::character varying])::text[]));


--
-- Name: clock_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_of_case ON public.sla_clock USING btree (case_key, id);


--
-- Name: clock_one_live; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX clock_one_live ON public.sla_clock USING btree (case_key, code, slot) WHERE ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'running'::character varying, 'paused'::character varying])::text[]));


--
-- Name: clock_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_queue ON public.sla_clock USING btree (branch_id, owner_role, due_at) WHERE ((state)::text = ANY ((ARRAY['running'::character varying, 'paused'::character varying])::text[]));


--
-- Name: clock_sweep; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_sweep ON public.sla_clock USING btree (next_fire_at, id) WHERE (next_fire_at IS NOT NULL);


--
-- Name: compensation_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX compensation_by_state ON public.complaints_compensation USING btree (state, id DESC);


--
-- Name: complaint_by_cause; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_by_cause ON public.complaints_complaint USING btree (cause, created_at);


--
-- Name: complaint_by_month; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_by_month ON public.complaints_complaint USING btree (created_at, cause);


--
-- Name: complaint_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_by_state ON public.complaints_complaint USING btree (state, id DESC);


--
-- Name: complaint_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_of_customer ON public.complaints_complaint USING btree (customer_id, id DESC);


--
-- Name: complaint_of_handler; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_of_handler ON public.complaints_complaint USING btree (handler_id, id DESC);


--
-- Name: complaint_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaint_open ON public.complaints_complaint USING btree (branch_id, grade, created_at) WHERE ((state)::text = ANY ((ARRAY['registered'::character varying, 'graded'::character varying, 'assigned'::character varying, 'investigating'::character varying, 'proposed'::character varying, 'executing'::character varying, 'resolved'::character varying])::text[]));


--
-- Name: complaints_compensation_asked_by_id_78409429; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_asked_by_id_78409429 ON public.complaints_compensation USING btree (asked_by_id);


--
-- Name: complaints_compensation_branch_by_id_0098230d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_branch_by_id_0098230d ON public.complaints_compensation USING btree (branch_by_id);


--
-- Name: complaints_compensation_complaint_id_f4f8ccad; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_complaint_id_f4f8ccad ON public.complaints_compensation USING btree (complaint_id);


--
-- Name: complaints_compensation_finance_by_id_a1d53d44; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_finance_by_id_a1d53d44 ON public.complaints_compensation USING btree (finance_by_id);


--
-- Name: complaints_compensation_refused_by_id_7e42f298; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_refused_by_id_7e42f298 ON public.complaints_compensation USING btree (refused_by_id);


--
-- Name: complaints_compensation_region_by_id_226f492d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_compensation_region_by_id_226f492d ON public.complaints_compensation USING btree (region_by_id);


--
-- Name: complaints_complaint_accused_id_a67dc55a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_accused_id_a67dc55a ON public.complaints_complaint USING btree (accused_id);


--
-- Name: complaints_complaint_branch_id_c9c88c5f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_branch_id_c9c88c5f ON public.complaints_complaint USING btree (branch_id);


--
-- Name: complaints_complaint_lot_id_c606a605; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_lot_id_c606a605 ON public.complaints_complaint USING btree (lot_id);


--
-- Name: complaints_complaint_merged_into_id_98451939; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_merged_into_id_98451939 ON public.complaints_complaint USING btree (merged_into_id);


--
-- Name: complaints_complaint_order_id_701c5275; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_order_id_701c5275 ON public.complaints_complaint USING btree (order_id);


--
-- Name: complaints_complaint_plan_id_813b624c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_plan_id_813b624c ON public.complaints_complaint USING btree (plan_id);


--
-- Name: complaints_complaint_repeat_of_id_070bf7c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_complaint_repeat_of_id_070bf7c7 ON public.complaints_complaint USING btree (repeat_of_id);


--
-- Name: complaints_improvement_accepted_by_id_d9782d6b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_improvement_accepted_by_id_d9782d6b ON public.complaints_improvement USING btree (accepted_by_id);


--
-- Name: complaints_improvement_branch_id_4dbf21f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_improvement_branch_id_4dbf21f5 ON public.complaints_improvement USING btree (branch_id);


--
-- Name: complaints_improvement_complaint_id_de07c528; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_improvement_complaint_id_de07c528 ON public.complaints_improvement USING btree (complaint_id);


--
-- Name: complaints_improvement_owner_id_c7de5b72; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_improvement_owner_id_c7de5b72 ON public.complaints_improvement USING btree (owner_id);


--
-- Name: complaints_measure_complaint_id_77c16cba; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_measure_complaint_id_77c16cba ON public.complaints_measure USING btree (complaint_id);


--
-- Name: complaints_round_called_back_by_id_03b4f87f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_round_called_back_by_id_03b4f87f ON public.complaints_round USING btree (called_back_by_id);


--
-- Name: complaints_round_handler_id_4bccb064; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_round_handler_id_4bccb064 ON public.complaints_round USING btree (handler_id);


--
-- Name: complaints_round_proposed_by_id_f115cb0d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX complaints_round_proposed_by_id_f115cb0d ON public.complaints_round USING btree (proposed_by_id);


--
-- Name: consent_one_now; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX consent_one_now ON public.customers_consentrecord USING btree (customer_id, purpose) WHERE ((state)::text = 'given'::text);


--
-- Name: contract_by_flow; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contract_by_flow ON public.contracts_contract USING btree (provider, flow_id) WHERE (NOT ((flow_id)::text = ''::text));


--
-- Name: contract_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_by_state ON public.contracts_contract USING btree (state, id DESC);


--
-- Name: contract_one_live; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contract_one_live ON public.contracts_contract USING btree (order_id) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'awaiting_company'::character varying, 'signed'::character varying])::text[]));


--
-- Name: contract_to_expire; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_to_expire ON public.contracts_contract USING btree (expires_at) WHERE ((state)::text = 'sent'::text);


--
-- Name: contracts_contract_company_signer_id_4dc74abc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_contract_company_signer_id_4dc74abc ON public.contracts_contract USING btree (company_signer_id);


--
-- Name: contracts_contract_contract_no_21c27a23_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_contract_contract_no_21c27a23_like ON public.contracts_contract USING btree (contract_no varchar_pattern_ops);


--
-- Name: contracts_contract_order_id_be2457ce; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_contract_order_id_be2457ce ON public.contracts_contract USING btree (order_id);


--
-- Name: contracts_contract_scanned_by_id_e796e8ab; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_contract_scanned_by_id_e796e8ab ON public.contracts_contract USING btree (scanned_by_id);


--
-- Name: contracts_contract_template_id_51d2e329; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_contract_template_id_51d2e329 ON public.contracts_contract USING btree (template_id);


--
-- Name: contracts_signingevent_body_sha256_717aba07_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_signingevent_body_sha256_717aba07_like ON public.contracts_signingevent USING btree (body_sha256 varchar_pattern_ops);


--
-- Name: contracts_signingevent_contract_id_844f1ef2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_signingevent_contract_id_844f1ef2 ON public.contracts_signingevent USING btree (contract_id);


--
-- Name: core_attachment_path_712258b0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX core_attachment_path_712258b0_like ON public.core_attachment USING btree (path varchar_pattern_ops);


--
-- Name: core_customerlink_nonce_6d0eb773_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX core_customerlink_nonce_6d0eb773_like ON public.core_customerlink USING btree (nonce varchar_pattern_ops);


--
-- Name: core_listhabit_view_id_00778d7e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX core_listhabit_view_id_00778d7e ON public.core_listhabit USING btree (view_id);


--
-- Name: crises_alert_branch_id_e06605b6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_alert_branch_id_e06605b6 ON public.crises_alert USING btree (branch_id);


--
-- Name: crises_alert_duty_id_27c31303; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_alert_duty_id_27c31303 ON public.crises_alert USING btree (duty_id);


--
-- Name: crises_alert_handled_by_id_9a16fcaf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_alert_handled_by_id_9a16fcaf ON public.crises_alert USING btree (handled_by_id);


--
-- Name: crises_alert_rule_id_568c72e2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_alert_rule_id_568c72e2 ON public.crises_alert USING btree (rule_id);


--
-- Name: crises_crisis_branch_id_349ef26b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_crisis_branch_id_349ef26b ON public.crises_crisis USING btree (branch_id);


--
-- Name: crises_duty_user_id_055f4a00; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_duty_user_id_055f4a00 ON public.crises_duty USING btree (user_id);


--
-- Name: crises_line_crisis_id_a4c19837; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_line_crisis_id_a4c19837 ON public.crises_line USING btree (crisis_id);


--
-- Name: crises_member_user_id_41aaa80c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_member_user_id_41aaa80c ON public.crises_member USING btree (user_id);


--
-- Name: crises_statement_crisis_id_c5b4ce19; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_statement_crisis_id_c5b4ce19 ON public.crises_statement USING btree (crisis_id);


--
-- Name: crises_statement_signed_by_id_4cf2d99d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_statement_signed_by_id_4cf2d99d ON public.crises_statement USING btree (signed_by_id);


--
-- Name: crises_statement_written_by_id_4d0ca5ea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_statement_written_by_id_4d0ca5ea ON public.crises_statement USING btree (written_by_id);


--
-- Name: crises_watchrule_name_c08f2d17_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crises_watchrule_name_c08f2d17_like ON public.crises_watchrule USING btree (name varchar_pattern_ops);


--
-- Name: crisis_by_drill; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crisis_by_drill ON public.crises_crisis USING btree (drill, id DESC);


--
-- Name: crisis_like_summary; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crisis_like_summary ON public.crises_crisis USING gin (summary public.gin_trgm_ops);


--
-- Name: crisis_like_title; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX crisis_like_title ON public.crises_crisis USING gin (title public.gin_trgm_ops);


--
-- Name: customer_address_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_address_part ON public.customers_customer USING gin (address_grams) WITH (fastupdate=off);


--
-- Name: customer_archive_no; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX customer_archive_no ON public.customers_customer USING btree (archive_no) WHERE (NOT ((archive_no)::text = ''::text));


--
-- Name: customer_by_card; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_by_card ON public.customers_customer USING btree (member_no) WHERE (NOT ((member_no)::text = ''::text));


--
-- Name: customer_by_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_by_email ON public.customers_customer USING btree (email_hash) WHERE (NOT ((email_hash)::text = ''::text));


--
-- Name: customer_by_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_by_id ON public.customers_customer USING btree (id_number_hash) WHERE (NOT ((id_number_hash)::text = ''::text));


--
-- Name: customer_by_pinyin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_by_pinyin ON public.customers_customer USING btree (pinyin, id);


--
-- Name: customer_id_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_id_part ON public.customers_customer USING gin (id_number_grams) WITH (fastupdate=off);


--
-- Name: customer_name_begins; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_name_begins ON public.customers_customer USING btree (full_name varchar_pattern_ops);


--
-- Name: customer_name_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_name_part ON public.customers_customer USING gin (name_grams) WITH (fastupdate=off);


--
-- Name: customer_no_begins; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_no_begins ON public.customers_customer USING btree (archive_no);


--
-- Name: customer_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_of_branch ON public.customers_customer USING btree (branch_id, id DESC);


--
-- Name: customer_one_per_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX customer_one_per_phone ON public.customers_customer USING btree (phone_hash) WHERE (NOT ((phone_hash)::text = ''::text));


--
-- Name: customer_phone_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_phone_part ON public.customers_customer USING gin (phone_grams) WITH (fastupdate=off);


--
-- Name: customer_region_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_region_part ON public.customers_customer USING gin (region_grams) WITH (fastupdate=off);


--
-- Name: customerlink_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customerlink_of_customer ON public.core_customerlink USING btree (customer_key, id DESC);


--
-- Name: customerlink_of_row; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customerlink_of_row ON public.core_customerlink USING btree (row_key, purpose);


--
-- Name: customers_consentrecord_customer_id_48c59a12; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customers_consentrecord_customer_id_48c59a12 ON public.customers_consentrecord USING btree (customer_id);


--
-- Name: customers_customer_health_manager_id_a7d2cc0b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customers_customer_health_manager_id_a7d2cc0b ON public.customers_customer USING btree (health_manager_id);


--
-- Name: customers_customer_primary_doctor_id_6275e361; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customers_customer_primary_doctor_id_6275e361 ON public.customers_customer USING btree (primary_doctor_id);


--
-- Name: customers_teammember_customer_id_78e1e777; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customers_teammember_customer_id_78e1e777 ON public.customers_teammember USING btree (customer_id);


--
-- Name: customers_teammember_user_id_4b3189f9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customers_teammember_user_id_4b3189f9 ON public.customers_teammember USING btree (user_id);


--
-- Name: delivery_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_by_state ON public.logistics_delivery USING btree (state, id DESC);


--
-- Name: delivery_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_of_order ON public.logistics_delivery USING btree (order_id, state);


--
-- Name: delivery_one_per_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX delivery_one_per_plan ON public.logistics_delivery USING btree (plan_id) WHERE (NOT ((state)::text = 'cancelled'::text));


--
-- Name: delivery_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_queue ON public.notifications_delivery USING btree (next_try_at) WHERE ((status)::text = 'queued'::text);


--
-- Name: delivery_unconfirmed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_unconfirmed ON public.notifications_delivery USING btree (next_try_at) WHERE (((channel)::text = 'sms'::text) AND (received_at IS NULL) AND ((status)::text = 'sent'::text));


--
-- Name: disposal_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX disposal_by_state ON public.warehousing_disposal USING btree (state, id DESC);


--
-- Name: django_admin_log_content_type_id_c4bce8eb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);


--
-- Name: django_admin_log_user_id_c564eba6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: duty_by_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX duty_by_end ON public.crises_duty USING btree (ends_at);


--
-- Name: enquiry_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX enquiry_by_state ON public.servicedesk_enquiry USING btree (state, id DESC);


--
-- Name: enquiry_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX enquiry_of_branch ON public.servicedesk_enquiry USING btree (branch_id, id DESC);


--
-- Name: enquiry_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX enquiry_of_customer ON public.servicedesk_enquiry USING btree (customer_id, id DESC);


--
-- Name: excursion_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX excursion_by_state ON public.storage_excursion USING btree (state, id DESC);


--
-- Name: excursion_of_zone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX excursion_of_zone ON public.storage_excursion USING btree (zone_id, began_at DESC);


--
-- Name: excursion_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX excursion_one_open ON public.storage_excursion USING btree (zone_id, kind) WHERE (ended_at IS NULL);


--
-- Name: expirycheck_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX expirycheck_by_state ON public.warehousing_expirycheck USING btree (state, id DESC);


--
-- Name: firing_to_act; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX firing_to_act ON public.sla_firing USING btree (id) WHERE ((acted_at IS NULL) AND ((kind)::text = 'act'::text));


--
-- Name: followup_of_receipt; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX followup_of_receipt ON public.logistics_followup USING btree (receipt_id, at DESC);


--
-- Name: formdraft_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX formdraft_by_age ON public.core_formdraft USING btree (at);


--
-- Name: goodsreceipt_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goodsreceipt_by_state ON public.purchasing_goodsreceipt USING btree (state, id DESC);


--
-- Name: goodsreceipt_of_lot; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goodsreceipt_of_lot ON public.purchasing_goodsreceiptline USING btree (product_id, lot_no);


--
-- Name: goodsreceipt_one_at_a_time; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX goodsreceipt_one_at_a_time ON public.purchasing_goodsreceipt USING btree (order_id) WHERE ((state)::text = ANY ((ARRAY['counting'::character varying, 'counted'::character varying])::text[]));


--
-- Name: goodsreceipt_slip_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX goodsreceipt_slip_once ON public.purchasing_goodsreceipt USING btree (order_id, slip_no) WHERE (NOT ((state)::text = 'cancelled'::text));


--
-- Name: group_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX group_by_state ON public.groupchat_group USING btree (state, id DESC);


--
-- Name: group_by_talk; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX group_by_talk ON public.groupchat_group USING btree (last_at DESC, id DESC);


--
-- Name: groupchat_member_customer_id_d9d3c9d1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_member_customer_id_d9d3c9d1 ON public.groupchat_member USING btree (customer_id);


--
-- Name: groupchat_member_group_id_3676cb75; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_member_group_id_3676cb75 ON public.groupchat_member USING btree (group_id);


--
-- Name: groupchat_member_user_id_ce213da3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_member_user_id_ce213da3 ON public.groupchat_member USING btree (user_id);


--
-- Name: groupchat_message_attachment_id_52156571; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_message_attachment_id_52156571 ON public.groupchat_message USING btree (attachment_id);


--
-- Name: groupchat_message_member_id_eee8fc6d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_message_member_id_eee8fc6d ON public.groupchat_message USING btree (member_id);


--
-- Name: groupchat_message_reply_to_id_ceff2b2d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX groupchat_message_reply_to_id_ceff2b2d ON public.groupchat_message USING btree (reply_to_id);


--
-- Name: health_records_assessment_questionnaire_id_c9026cf2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_records_assessment_questionnaire_id_c9026cf2 ON public.health_records_assessment USING btree (questionnaire_id);


--
-- Name: health_records_assessmentreview_row_id_6ee01b21; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_records_assessmentreview_row_id_6ee01b21 ON public.health_records_assessmentreview USING btree (row_id);


--
-- Name: health_records_healthrecord_questionnaire_id_db8e2037; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_records_healthrecord_questionnaire_id_db8e2037 ON public.health_records_healthrecord USING btree (questionnaire_id);


--
-- Name: health_records_recordreview_row_id_1e06e667; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_records_recordreview_row_id_1e06e667 ON public.health_records_recordreview USING btree (row_id);


--
-- Name: health_records_recordversion_questionnaire_id_d60478ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_records_recordversion_questionnaire_id_d60478ec ON public.health_records_recordversion USING btree (questionnaire_id);


--
-- Name: healthrecord_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX healthrecord_queue ON public.health_records_healthrecord USING btree (state, id DESC);


--
-- Name: idempotency_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_by_age ON public.core_idempotencykey USING btree (at);


--
-- Name: import_booked_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX import_booked_once ON public.inventory_stockimport USING btree (of, sha256, sent_by) WHERE ((state)::text = 'booked'::text);


--
-- Name: improvement_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX improvement_by_state ON public.complaints_improvement USING btree (state, id DESC);


--
-- Name: inventory_allocation_lot_id_318b1456; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_allocation_lot_id_318b1456 ON public.inventory_allocation USING btree (lot_id);


--
-- Name: inventory_bin_zone_id_c878c4ef; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_bin_zone_id_c878c4ef ON public.inventory_bin USING btree (zone_id);


--
-- Name: inventory_product_sku_2aad2a63_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_product_sku_2aad2a63_like ON public.inventory_product USING btree (sku varchar_pattern_ops);


--
-- Name: inventory_relocation_bin_id_d61ab47e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_relocation_bin_id_d61ab47e ON public.inventory_relocation USING btree (bin_id);


--
-- Name: inventory_relocation_lot_id_41bca817; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_relocation_lot_id_41bca817 ON public.inventory_relocation USING btree (lot_id);


--
-- Name: inventory_relocation_there_id_64b3cca7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_relocation_there_id_64b3cca7 ON public.inventory_relocation USING btree (there_id);


--
-- Name: inventory_stockimport_branch_id_c2c1d20a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_stockimport_branch_id_c2c1d20a ON public.inventory_stockimport USING btree (branch_id);


--
-- Name: inventory_warehouse_branch_id_7fad5ccb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_warehouse_branch_id_7fad5ccb ON public.inventory_warehouse USING btree (branch_id);


--
-- Name: inventory_warehouse_code_ad40093e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inventory_warehouse_code_ad40093e_like ON public.inventory_warehouse USING btree (code varchar_pattern_ops);


--
-- Name: invitation_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_by_state ON public.surveys_invitation USING btree (state, id DESC);


--
-- Name: invitation_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_by_time ON public.surveys_invitation USING btree (sent_at, branch_id);


--
-- Name: invitation_by_tone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_by_tone ON public.surveys_invitation USING btree (tone, id DESC);


--
-- Name: invitation_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_of_branch ON public.surveys_invitation USING btree (branch_id, id DESC);


--
-- Name: invitation_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_of_customer ON public.surveys_invitation USING btree (customer_id, sent_at DESC);


--
-- Name: invitation_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX invitation_one_open ON public.surveys_invitation USING btree (customer_id, survey_id) WHERE ((state)::text = 'open'::text);


--
-- Name: knowledge_article_written_by_id_a3af2f35; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knowledge_article_written_by_id_a3af2f35 ON public.knowledge_article USING btree (written_by_id);


--
-- Name: knowledge_question_article_id_d83886b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knowledge_question_article_id_d83886b9 ON public.knowledge_question USING btree (article_id);


--
-- Name: ledger_of_clock; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_of_clock ON public.sla_clockevent USING btree (clock_id, id);


--
-- Name: localoutbox_latest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX localoutbox_latest ON public.notifications_localoutbox USING btree (at DESC);


--
-- Name: logistics_delivery_plan_id_71d85b2e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_delivery_plan_id_71d85b2e ON public.logistics_delivery USING btree (plan_id);


--
-- Name: logistics_deliveryline_product_id_31c58fb2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_deliveryline_product_id_31c58fb2 ON public.logistics_deliveryline USING btree (product_id);


--
-- Name: logistics_pickcheck_shipment_id_890f623e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_pickcheck_shipment_id_890f623e ON public.logistics_pickcheck USING btree (shipment_id);


--
-- Name: logistics_receiptfault_product_id_caedf8e6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_receiptfault_product_id_caedf8e6 ON public.logistics_receiptfault USING btree (product_id);


--
-- Name: logistics_returnline_lot_id_adf1ddee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_returnline_lot_id_adf1ddee ON public.logistics_returnline USING btree (lot_id);


--
-- Name: logistics_shipment_delivery_id_e6542368; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_shipment_delivery_id_e6542368 ON public.logistics_shipment USING btree (delivery_id);


--
-- Name: logistics_shipment_part_of_id_47fa99c3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_shipment_part_of_id_47fa99c3 ON public.logistics_shipment USING btree (part_of_id);


--
-- Name: logistics_shipment_replaces_id_00f43448; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_shipment_replaces_id_00f43448 ON public.logistics_shipment USING btree (replaces_id);


--
-- Name: logistics_shipmentline_product_id_608a3cce; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_shipmentline_product_id_608a3cce ON public.logistics_shipmentline USING btree (product_id);


--
-- Name: logistics_trackingpush_digest_020e657a_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_trackingpush_digest_020e657a_like ON public.logistics_trackingpush USING btree (digest varchar_pattern_ops);


--
-- Name: logistics_trackingpush_shipment_id_143fe490; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_trackingpush_shipment_id_143fe490 ON public.logistics_trackingpush USING btree (shipment_id);


--
-- Name: logistics_trouble_shipment_id_3c83db91; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX logistics_trouble_shipment_id_3c83db91 ON public.logistics_trouble USING btree (shipment_id);


--
-- Name: lot_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lot_by_expiry ON public.inventory_lot USING btree (expires_on, id);


--
-- Name: lot_in_bin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lot_in_bin ON public.inventory_lot USING btree (bin_id) WHERE (on_hand > 0);


--
-- Name: lot_near_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lot_near_expiry ON public.inventory_lot USING btree (expires_on) WHERE (on_hand > 0);


--
-- Name: lot_of_batch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lot_of_batch ON public.inventory_lot USING btree (product_id, lot_no);


--
-- Name: lot_with_stock; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lot_with_stock ON public.inventory_lot USING btree (warehouse_id, product_id, expires_on) WHERE (on_hand > 0);


--
-- Name: measure_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX measure_of_person ON public.complaints_measure USING btree (person_id, id DESC);


--
-- Name: member_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX member_of ON public.groupchat_member USING btree (user_id, group_id) WHERE (left_at IS NULL);


--
-- Name: member_one_per_role; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX member_one_per_role ON public.groupchat_member USING btree (group_id, role) WHERE (left_at IS NULL);


--
-- Name: menu_pipeline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX menu_pipeline ON public.plans_mealplan USING btree (for_date, state);


--
-- Name: message_announced_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX message_announced_once ON public.groupchat_message USING btree (group_id, client_id) WHERE ((NOT ((client_id)::text = ''::text)) AND (member_id IS NULL));


--
-- Name: message_folded; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_folded ON public.notifications_message USING btree (digest_id) WHERE (digest_id IS NOT NULL);


--
-- Name: message_inbox; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_inbox ON public.notifications_message USING btree (recipient_id, id DESC) WHERE ((digest_id IS NULL) AND (released_at IS NOT NULL));


--
-- Name: message_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_of_customer ON public.notifications_message USING btree (customer_key, id DESC) WHERE (customer_key IS NOT NULL);


--
-- Name: message_reminding; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_reminding ON public.notifications_message USING btree (id) WHERE ((read_at IS NULL) AND ((template)::text = ANY ((ARRAY['clock.created'::character varying, 'clock.remind'::character varying, 'clock.due'::character varying, 'clock.raise'::character varying])::text[])));


--
-- Name: message_sent_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX message_sent_once ON public.groupchat_message USING btree (member_id, client_id) WHERE ((NOT ((client_id)::text = ''::text)) AND (member_id IS NOT NULL));


--
-- Name: message_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_unread ON public.notifications_message USING btree (recipient_id) WHERE ((digest_id IS NULL) AND (read_at IS NULL) AND (released_at IS NOT NULL));


--
-- Name: message_unreleased; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_unreleased ON public.notifications_message USING btree (hold_until, id) WHERE (released_at IS NULL);


--
-- Name: message_waiting_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_waiting_of_person ON public.notifications_message USING btree (recipient_id, id) WHERE ((recipient_id IS NOT NULL) AND (released_at IS NULL));


--
-- Name: metric_of_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX metric_of_plan ON public.plans_metric USING btree (plan_id, code, measured_at);


--
-- Name: metric_once_per_source; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX metric_once_per_source ON public.plans_metric USING btree (source, external_id) WHERE (NOT ((external_id)::text = ''::text));


--
-- Name: move_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX move_by_time ON public.inventory_stockmove USING brin (at) WITH (autosummarize='on');


--
-- Name: move_of_lot; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX move_of_lot ON public.inventory_stockmove USING btree (lot_id, id);


--
-- Name: note_of_complaint; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX note_of_complaint ON public.complaints_note USING btree (complaint_id, id);


--
-- Name: note_of_work; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX note_of_work ON public.servicedesk_worknote USING btree (work_id, id);


--
-- Name: notifications_localoutbox_provider_key_bb88da2c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notifications_localoutbox_provider_key_bb88da2c_like ON public.notifications_localoutbox USING btree (provider_key varchar_pattern_ops);


--
-- Name: notifications_message_recipient_id_f5c7dd5a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notifications_message_recipient_id_f5c7dd5a ON public.notifications_message USING btree (recipient_id);


--
-- Name: offer_one_preferred; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX offer_one_preferred ON public.purchasing_supplierproduct USING btree (product_id) WHERE preferred;


--
-- Name: order_by_payment; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_by_payment ON public.orders_order USING btree (paid_at DESC, id DESC);


--
-- Name: order_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_by_state ON public.orders_order USING btree (state, id DESC);


--
-- Name: order_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_of_branch ON public.orders_order USING btree (branch_id, id DESC);


--
-- Name: order_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_of_customer ON public.orders_order USING btree (customer_id, id DESC);


--
-- Name: orders_order_entered_by_id_6561660f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_order_entered_by_id_6561660f ON public.orders_order USING btree (entered_by_id);


--
-- Name: orders_order_order_no_ac790d02_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_order_order_no_ac790d02_like ON public.orders_order USING btree (order_no varchar_pattern_ops);


--
-- Name: orders_order_programme_id_561717b5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_order_programme_id_561717b5 ON public.orders_order USING btree (programme_id);


--
-- Name: orders_paymentnotification_order_id_73675349; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_paymentnotification_order_id_73675349 ON public.orders_paymentnotification USING btree (order_id);


--
-- Name: orders_programme_code_8fead9e3_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_programme_code_8fead9e3_like ON public.orders_programme USING btree (code varchar_pattern_ops);


--
-- Name: orders_programmeline_product_id_32bd3c5c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_programmeline_product_id_32bd3c5c ON public.orders_programmeline USING btree (product_id);


--
-- Name: otp_static_staticdevice_user_id_7f9cff2b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX otp_static_staticdevice_user_id_7f9cff2b ON public.otp_static_staticdevice USING btree (user_id);


--
-- Name: otp_static_statictoken_device_id_74b7c7d1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX otp_static_statictoken_device_id_74b7c7d1 ON public.otp_static_statictoken USING btree (device_id);


--
-- Name: otp_static_statictoken_token_d0a51866; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX otp_static_statictoken_token_d0a51866 ON public.otp_static_statictoken USING btree (token);


--
-- Name: otp_static_statictoken_token_d0a51866_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX otp_static_statictoken_token_d0a51866_like ON public.otp_static_statictoken USING btree (token varchar_pattern_ops);


--
-- Name: otp_totp_totpdevice_user_id_0fb18292; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX otp_totp_totpdevice_user_id_0fb18292 ON public.otp_totp_totpdevice USING btree (user_id);


--
-- Name: override_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX override_newest ON public.scripts_override USING btree (at DESC);


--
-- Name: pack_by_barcode; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX pack_by_barcode ON public.inventory_pack USING btree (barcode) WHERE (NOT ((barcode)::text = ''::text));


--
-- Name: payment_by_order_no; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_by_order_no ON public.orders_paymentnotification USING btree (order_no);


--
-- Name: payment_by_outcome; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_by_outcome ON public.orders_paymentnotification USING btree (outcome, id DESC);


--
-- Name: payment_event_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX payment_event_once ON public.orders_paymentnotification USING btree (provider, event_id) WHERE (NOT ((outcome)::text = 'refused'::text));


--
-- Name: photo_of_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_of_plan ON public.plans_photo USING btree (plan_id, phase);


--
-- Name: plan_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_by_state ON public.plans_plan USING btree (state, id DESC);


--
-- Name: plan_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_of_order ON public.plans_plan USING btree (order_id, state);


--
-- Name: plan_one_per_order; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX plan_one_per_order ON public.plans_plan USING btree (order_id) WHERE (NOT ((state)::text = 'terminated'::text));


--
-- Name: plan_to_advance; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_to_advance ON public.plans_plan USING btree (advance_at) WHERE (advance_at IS NOT NULL);


--
-- Name: planpause_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX planpause_one_open ON public.plans_planpause USING btree (plan_id) WHERE (to_date IS NULL);


--
-- Name: plans_mealtemplate_code_7f1728c7_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_mealtemplate_code_7f1728c7_like ON public.plans_mealtemplate USING btree (code varchar_pattern_ops);


--
-- Name: plans_photo_attachment_id_d4ef91c6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_photo_attachment_id_d4ef91c6 ON public.plans_photo USING btree (attachment_id);


--
-- Name: plans_plandraft_user_id_828b2366; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_plandraft_user_id_828b2366 ON public.plans_plandraft USING btree (user_id);


--
-- Name: plans_plangood_plan_id_2fa39f07; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_plangood_plan_id_2fa39f07 ON public.plans_plangood USING btree (plan_id);


--
-- Name: plans_plangood_product_id_442e8e6f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_plangood_product_id_442e8e6f ON public.plans_plangood USING btree (product_id);


--
-- Name: plans_planpause_plan_id_eed89970; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_planpause_plan_id_eed89970 ON public.plans_planpause USING btree (plan_id);


--
-- Name: plans_planreview_by_id_7e0fae8f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_planreview_by_id_7e0fae8f ON public.plans_planreview USING btree (by_id);


--
-- Name: plans_planreview_version_id_b05d8f26; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_planreview_version_id_b05d8f26 ON public.plans_planreview USING btree (version_id);


--
-- Name: plans_plantemplate_code_4a85a313_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_plantemplate_code_4a85a313_like ON public.plans_plantemplate USING btree (code varchar_pattern_ops);


--
-- Name: plans_recheck_attachment_id_1a385e20; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_recheck_attachment_id_1a385e20 ON public.plans_recheck USING btree (attachment_id);


--
-- Name: policy_in_force; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_in_force ON public.sla_policyversion USING btree (code) WHERE current;


--
-- Name: product_by_barcode; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX product_by_barcode ON public.inventory_product USING btree (barcode) WHERE (NOT ((barcode)::text = ''::text));


--
-- Name: programme_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX programme_by_state ON public.surveys_improvement USING btree (state, id DESC);


--
-- Name: programme_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX programme_of_branch ON public.surveys_improvement USING btree (branch_id, id DESC);


--
-- Name: proposal_of_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX proposal_of_plan ON public.plans_proposal USING btree (plan_id, id DESC);


--
-- Name: purchase_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchase_by_state ON public.purchasing_purchaseorder USING btree (state, id DESC);


--
-- Name: purchase_of_supplier; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchase_of_supplier ON public.purchasing_purchaseorder USING btree (supplier_id, id DESC);


--
-- Name: purchasing_goodsreceipt_confirmed_by_id_d601f920; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_goodsreceipt_confirmed_by_id_d601f920 ON public.purchasing_goodsreceipt USING btree (confirmed_by_id);


--
-- Name: purchasing_goodsreceipt_counted_by_id_58fd99e6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_goodsreceipt_counted_by_id_58fd99e6 ON public.purchasing_goodsreceipt USING btree (counted_by_id);


--
-- Name: purchasing_goodsreceipt_order_id_88f688c3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_goodsreceipt_order_id_88f688c3 ON public.purchasing_goodsreceipt USING btree (order_id);


--
-- Name: purchasing_goodsreceiptline_lot_id_662e03fd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_goodsreceiptline_lot_id_662e03fd ON public.purchasing_goodsreceiptline USING btree (lot_id);


--
-- Name: purchasing_purchaseline_product_id_ed27c989; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_purchaseline_product_id_ed27c989 ON public.purchasing_purchaseline USING btree (product_id);


--
-- Name: purchasing_purchaseorder_approved_by_id_27318284; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_purchaseorder_approved_by_id_27318284 ON public.purchasing_purchaseorder USING btree (approved_by_id);


--
-- Name: purchasing_purchaseorder_warehouse_id_e38d6705; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_purchaseorder_warehouse_id_e38d6705 ON public.purchasing_purchaseorder USING btree (warehouse_id);


--
-- Name: purchasing_supplier_code_02fdfbc4_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_supplier_code_02fdfbc4_like ON public.purchasing_supplier USING btree (code varchar_pattern_ops);


--
-- Name: purchasing_supplierproduct_product_id_48986391; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX purchasing_supplierproduct_product_id_48986391 ON public.purchasing_supplierproduct USING btree (product_id);


--
-- Name: question_by_gap; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX question_by_gap ON public.knowledge_question USING btree (unanswered DESC, id DESC);


--
-- Name: question_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX question_by_state ON public.knowledge_question USING btree (state, unanswered DESC);


--
-- Name: reading_of_zone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reading_of_zone ON public.storage_reading USING btree (zone_id, at DESC);


--
-- Name: receipt_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_by_state ON public.logistics_receipt USING btree (state, id DESC);


--
-- Name: receipt_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_of_order ON public.logistics_receipt USING btree (order_id, state);


--
-- Name: recheck_of_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX recheck_of_plan ON public.plans_recheck USING btree (plan_id);


--
-- Name: related_back; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX related_back ON public.complaints_related USING btree (second_id);


--
-- Name: reply_of_enquiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reply_of_enquiry ON public.servicedesk_reply USING btree (enquiry_id, id);


--
-- Name: report_one_draft; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX report_one_draft ON public.plans_report USING btree (plan_id, number) WHERE ((state)::text = 'draft'::text);


--
-- Name: request_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_by_state ON public.servicedesk_servicerequest USING btree (state, id DESC);


--
-- Name: request_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_of_branch ON public.servicedesk_servicerequest USING btree (branch_id, id DESC);


--
-- Name: request_of_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_of_customer ON public.servicedesk_servicerequest USING btree (customer_id, id DESC);


--
-- Name: requisition_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requisition_by_state ON public.warehousing_requisition USING btree (state, id DESC);


--
-- Name: requisition_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requisition_of_branch ON public.warehousing_requisition USING btree (target_id, id DESC);


--
-- Name: return_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX return_by_state ON public.logistics_goodsreturn USING btree (state, id DESC);


--
-- Name: return_of_branch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX return_of_branch ON public.returns_return USING btree (branch_id, id DESC);


--
-- Name: return_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX return_of_order ON public.logistics_goodsreturn USING btree (order_id, state);


--
-- Name: returns_return_complaint_id_89c6908e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_complaint_id_89c6908e ON public.returns_return USING btree (complaint_id);


--
-- Name: returns_return_customer_id_ca236a36; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_customer_id_ca236a36 ON public.returns_return USING btree (customer_id);


--
-- Name: returns_return_decided_by_id_5ff1480f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_decided_by_id_5ff1480f ON public.returns_return USING btree (decided_by_id);


--
-- Name: returns_return_order_id_acc0b89a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_order_id_acc0b89a ON public.returns_return USING btree (order_id);


--
-- Name: returns_return_product_id_5b9930a8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_product_id_5b9930a8 ON public.returns_return USING btree (product_id);


--
-- Name: returns_return_receipt_id_0df0963e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_receipt_id_0df0963e ON public.returns_return USING btree (receipt_id);


--
-- Name: returns_return_received_by_id_2c480d89; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_received_by_id_2c480d89 ON public.returns_return USING btree (received_by_id);


--
-- Name: returns_return_taken_by_id_6dbb4f32; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX returns_return_taken_by_id_6dbb4f32 ON public.returns_return USING btree (taken_by_id);


--
-- Name: review_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_of_person ON public.plans_reviewform USING btree (user_id, state);


--
-- Name: savedview_of_team; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX savedview_of_team ON public.core_savedview USING btree (screen, role);


--
-- Name: savedview_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX savedview_once ON public.core_savedview USING btree (owner_id, screen, name) WHERE (removed_at IS NULL);


--
-- Name: script_one_current; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX script_one_current ON public.scripts_script USING btree (situation) WHERE current;


--
-- Name: scripts_override_phrase_id_6d4268f1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scripts_override_phrase_id_6d4268f1 ON public.scripts_override USING btree (phrase_id);


--
-- Name: scripts_phrase_phrase_b6684f2b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scripts_phrase_phrase_b6684f2b_like ON public.scripts_phrase USING btree (phrase varchar_pattern_ops);


--
-- Name: servicedesk_autoanswer_article_id_2fae71ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_autoanswer_article_id_2fae71ec ON public.servicedesk_autoanswer USING btree (article_id);


--
-- Name: servicedesk_carecontact_by_id_3dd0eab3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_carecontact_by_id_3dd0eab3 ON public.servicedesk_carecontact USING btree (by_id);


--
-- Name: servicedesk_carecontact_plan_id_4ace883c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_carecontact_plan_id_4ace883c ON public.servicedesk_carecontact USING btree (plan_id);


--
-- Name: servicedesk_careplan_name_5630efe5_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_careplan_name_5630efe5_like ON public.servicedesk_careplan USING btree (name varchar_pattern_ops);


--
-- Name: servicedesk_channel_branch_id_853c12ed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_channel_branch_id_853c12ed ON public.servicedesk_channel USING btree (branch_id);


--
-- Name: servicedesk_channel_owner_id_024856d4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_channel_owner_id_024856d4 ON public.servicedesk_channel USING btree (owner_id);


--
-- Name: servicedesk_enquiry_article_id_b09a9ffb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_enquiry_article_id_b09a9ffb ON public.servicedesk_enquiry USING btree (article_id);


--
-- Name: servicedesk_enquiry_channel_id_46861654; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_enquiry_channel_id_46861654 ON public.servicedesk_enquiry USING btree (channel_id);


--
-- Name: servicedesk_enquiry_expert_id_b2df37f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_enquiry_expert_id_b2df37f5 ON public.servicedesk_enquiry USING btree (expert_id);


--
-- Name: servicedesk_enquiry_handler_id_b87f56b0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_enquiry_handler_id_b87f56b0 ON public.servicedesk_enquiry USING btree (handler_id);


--
-- Name: servicedesk_workorder_assignee_id_b33ab632; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_workorder_assignee_id_b33ab632 ON public.servicedesk_workorder USING btree (assignee_id);


--
-- Name: servicedesk_workorder_evaluated_by_id_dcdccdfc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_workorder_evaluated_by_id_dcdccdfc ON public.servicedesk_workorder USING btree (evaluated_by_id);


--
-- Name: servicedesk_workorder_wish_id_7a367bdf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_workorder_wish_id_7a367bdf ON public.servicedesk_workorder USING btree (wish_id);


--
-- Name: servicedesk_workorder_wished_by_id_b4e124f1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX servicedesk_workorder_wished_by_id_b4e124f1 ON public.servicedesk_workorder USING btree (wished_by_id);


--
-- Name: shipment_by_number; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX shipment_by_number ON public.logistics_shipment USING btree (carrier, tracking_number) WHERE (NOT ((tracking_number)::text = ''::text));


--
-- Name: shipment_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX shipment_by_state ON public.logistics_shipment USING btree (state, id DESC);


--
-- Name: shipment_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX shipment_of_order ON public.logistics_shipment USING btree (order_id, state);


--
-- Name: shipment_of_warehouse; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX shipment_of_warehouse ON public.logistics_shipment USING btree (warehouse_id, id DESC);


--
-- Name: shipment_replaced_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX shipment_replaced_once ON public.logistics_shipment USING btree (replaces_id) WHERE (NOT ((state)::text = 'cancelled'::text));


--
-- Name: shipment_to_ask; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX shipment_to_ask ON public.logistics_shipment USING btree (asked_at) WHERE (((method)::text = 'express'::text) AND ((state)::text = 'confirmed'::text));


--
-- Name: signing_attention; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signing_attention ON public.contracts_signingevent USING btree (id) WHERE ((result)::text = 'attention'::text);


--
-- Name: signing_of_flow; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signing_of_flow ON public.contracts_signingevent USING btree (flow_id, id);


--
-- Name: skill_by_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX skill_by_kind ON public.servicedesk_skill USING btree (kind, level DESC);


--
-- Name: sla_clock_branch_id_08fa931b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sla_clock_branch_id_08fa931b ON public.sla_clock USING btree (branch_id);


--
-- Name: sla_clock_owner_id_3312b36e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sla_clock_owner_id_3312b36e ON public.sla_clock USING btree (owner_id);


--
-- Name: steplog_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX steplog_of_case ON public.core_steplog USING btree (case_key, id);


--
-- Name: steplog_of_row; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX steplog_of_row ON public.core_steplog USING btree (row_key, id);


--
-- Name: steplog_timeline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX steplog_timeline ON public.core_steplog USING btree (customer_key, at DESC);


--
-- Name: stocktake_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stocktake_by_state ON public.warehousing_stocktake USING btree (state, id DESC);


--
-- Name: stocktake_once_a_month; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX stocktake_once_a_month ON public.warehousing_stocktake USING btree (warehouse_id, month) WHERE (NOT ((state)::text = 'cancelled'::text));


--
-- Name: stocktake_one_at_a_time; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX stocktake_one_at_a_time ON public.warehousing_stocktake USING btree (warehouse_id) WHERE ((state)::text = ANY ((ARRAY['counting'::character varying, 'recount'::character varying, 'causes'::character varying, 'finance'::character varying, 'lead'::character varying])::text[]));


--
-- Name: storage_reading_sensor_id_5246d505; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX storage_reading_sensor_id_5246d505 ON public.storage_reading USING btree (sensor_id);


--
-- Name: storage_sensor_code_ce29e189_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX storage_sensor_code_ce29e189_like ON public.storage_sensor USING btree (code varchar_pattern_ops);


--
-- Name: storage_sensor_prefix_3b2171c1_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX storage_sensor_prefix_3b2171c1_like ON public.storage_sensor USING btree (prefix varchar_pattern_ops);


--
-- Name: storage_sensor_zone_id_3f084f49; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX storage_sensor_zone_id_3f084f49 ON public.storage_sensor USING btree (zone_id);


--
-- Name: surveys_answer_branch_id_94526285; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_branch_id_94526285 ON public.surveys_answer USING btree (branch_id);


--
-- Name: surveys_answer_coach_id_6ee0afca; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_coach_id_6ee0afca ON public.surveys_answer USING btree (coach_id);


--
-- Name: surveys_answer_doctor_id_a37d0e17; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_doctor_id_a37d0e17 ON public.surveys_answer USING btree (doctor_id);


--
-- Name: surveys_answer_question_id_c0166f3c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_question_id_c0166f3c ON public.surveys_answer USING btree (question_id);


--
-- Name: surveys_answer_survey_id_caa4663c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_survey_id_caa4663c ON public.surveys_answer USING btree (survey_id);


--
-- Name: surveys_improvement_owner_id_5c3686b3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvement_owner_id_5c3686b3 ON public.surveys_improvement USING btree (owner_id);


--
-- Name: surveys_improvement_survey_id_76fba39e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvement_survey_id_76fba39e ON public.surveys_improvement USING btree (survey_id);


--
-- Name: surveys_invitation_coach_id_1cd8a811; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_coach_id_1cd8a811 ON public.surveys_invitation USING btree (coach_id);


--
-- Name: surveys_invitation_doctor_id_9fd15148; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_doctor_id_9fd15148 ON public.surveys_invitation USING btree (doctor_id);


--
-- Name: surveys_invitation_entered_by_id_8fd6bb7f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_entered_by_id_8fd6bb7f ON public.surveys_invitation USING btree (entered_by_id);


--
-- Name: surveys_invitation_handler_id_993bc942; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_handler_id_993bc942 ON public.surveys_invitation USING btree (handler_id);


--
-- Name: surveys_invitation_order_id_c399ad68; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_order_id_c399ad68 ON public.surveys_invitation USING btree (order_id);


--
-- Name: surveys_invitation_round_id_beddb4db; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_round_id_beddb4db ON public.surveys_invitation USING btree (round_id);


--
-- Name: surveys_invitation_survey_id_d0534764; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_survey_id_d0534764 ON public.surveys_invitation USING btree (survey_id);


--
-- Name: surveys_invitation_version_asked_id_bc267a95; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_version_asked_id_bc267a95 ON public.surveys_invitation USING btree (version_asked_id);


--
-- Name: surveys_project_written_by_id_a1e658cb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_project_written_by_id_a1e658cb ON public.surveys_project USING btree (written_by_id);


--
-- Name: surveys_question_code_116ed3a2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_question_code_116ed3a2 ON public.surveys_question USING btree (code);


--
-- Name: surveys_question_code_116ed3a2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_question_code_116ed3a2_like ON public.surveys_question USING btree (code varchar_pattern_ops);


--
-- Name: surveys_survey_name_0ebe6728_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_survey_name_0ebe6728_like ON public.surveys_survey USING btree (name varchar_pattern_ops);


--
-- Name: surveys_surveyround_survey_id_16257637; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_surveyround_survey_id_16257637 ON public.surveys_surveyround USING btree (survey_id);


--
-- Name: team_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX team_of_case ON public.customers_teammember USING btree (case_key);


--
-- Name: team_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX team_of_person ON public.customers_teammember USING btree (user_id, case_key) WHERE (left_at IS NULL);


--
-- Name: team_one_per_role; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX team_one_per_role ON public.customers_teammember USING btree (case_key, role) WHERE (left_at IS NULL);


--
-- Name: tick_latest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tick_latest ON public.sla_tick USING btree (at DESC);


--
-- Name: tracking_of_shipment; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tracking_of_shipment ON public.logistics_trackingevent USING btree (shipment_id, at DESC);


--
-- Name: trackingpush_by_outcome; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX trackingpush_by_outcome ON public.logistics_trackingpush USING btree (outcome, id DESC);


--
-- Name: trouble_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX trouble_by_state ON public.logistics_trouble USING btree (state, id DESC);


--
-- Name: trouble_noticed_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX trouble_noticed_once ON public.logistics_trouble USING btree (shipment_id, kind) WHERE (NOT ((state)::text = 'cleared'::text));


--
-- Name: trouble_of_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX trouble_of_order ON public.logistics_trouble USING btree (order_id, state);


--
-- Name: user_by_role; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_by_role ON public.accounts_user USING gin (roles);


--
-- Name: warehousing_disposal_destroyed_by_id_fc0eb938; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_destroyed_by_id_fc0eb938 ON public.warehousing_disposal USING btree (destroyed_by_id);


--
-- Name: warehousing_disposal_first_by_id_5bd14663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_first_by_id_5bd14663 ON public.warehousing_disposal USING btree (first_by_id);


--
-- Name: warehousing_disposal_held_id_1e3990d3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_held_id_1e3990d3 ON public.warehousing_disposal USING btree (held_id);


--
-- Name: warehousing_disposal_lead_by_id_25c87c14; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_lead_by_id_25c87c14 ON public.warehousing_disposal USING btree (lead_by_id);


--
-- Name: warehousing_disposal_lot_id_8f1bb33a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_lot_id_8f1bb33a ON public.warehousing_disposal USING btree (lot_id);


--
-- Name: warehousing_disposal_responsible_id_4eb8bebc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_responsible_id_4eb8bebc ON public.warehousing_disposal USING btree (responsible_id);


--
-- Name: warehousing_disposal_second_by_id_1b015397; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_second_by_id_1b015397 ON public.warehousing_disposal USING btree (second_by_id);


--
-- Name: warehousing_disposal_witness_id_d5fec911; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_disposal_witness_id_d5fec911 ON public.warehousing_disposal USING btree (witness_id);


--
-- Name: warehousing_expirycheck_signed_by_id_feec97a8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_expirycheck_signed_by_id_feec97a8 ON public.warehousing_expirycheck USING btree (signed_by_id);


--
-- Name: warehousing_expirycheckline_lot_id_d0571be0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_expirycheckline_lot_id_d0571be0 ON public.warehousing_expirycheckline USING btree (lot_id);


--
-- Name: warehousing_expirynoticeline_notice_id_fa726aa8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_expirynoticeline_notice_id_fa726aa8 ON public.warehousing_expirynoticeline USING btree (notice_id);


--
-- Name: warehousing_requisition_first_by_id_eb84447e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisition_first_by_id_eb84447e ON public.warehousing_requisition USING btree (first_by_id);


--
-- Name: warehousing_requisition_received_by_id_9f2ba2ff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisition_received_by_id_9f2ba2ff ON public.warehousing_requisition USING btree (received_by_id);


--
-- Name: warehousing_requisition_second_by_id_3de74a97; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisition_second_by_id_3de74a97 ON public.warehousing_requisition USING btree (second_by_id);


--
-- Name: warehousing_requisition_shipped_by_id_cd6e792d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisition_shipped_by_id_cd6e792d ON public.warehousing_requisition USING btree (shipped_by_id);


--
-- Name: warehousing_requisition_source_id_36519433; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisition_source_id_36519433 ON public.warehousing_requisition USING btree (source_id);


--
-- Name: warehousing_requisitionarrival_lot_id_9b75d421; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisitionarrival_lot_id_9b75d421 ON public.warehousing_requisitionarrival USING btree (lot_id);


--
-- Name: warehousing_requisitionline_product_id_89deea24; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_requisitionline_product_id_89deea24 ON public.warehousing_requisitionline USING btree (product_id);


--
-- Name: warehousing_stocktake_finance_by_id_df51b40a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktake_finance_by_id_df51b40a ON public.warehousing_stocktake USING btree (finance_by_id);


--
-- Name: warehousing_stocktake_lead_by_id_3a42682e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktake_lead_by_id_3a42682e ON public.warehousing_stocktake USING btree (lead_by_id);


--
-- Name: warehousing_stocktake_warehouse_id_8fe72bfd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktake_warehouse_id_8fe72bfd ON public.warehousing_stocktake USING btree (warehouse_id);


--
-- Name: warehousing_stocktakeline_first_by_id_966de7c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktakeline_first_by_id_966de7c7 ON public.warehousing_stocktakeline USING btree (first_by_id);


--
-- Name: warehousing_stocktakeline_lot_id_06503809; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktakeline_lot_id_06503809 ON public.warehousing_stocktakeline USING btree (lot_id);


--
-- Name: warehousing_stocktakeline_second_by_id_799dc5f4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX warehousing_stocktakeline_second_by_id_799dc5f4 ON public.warehousing_stocktakeline USING btree (second_by_id);


--
-- Name: work_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX work_by_state ON public.servicedesk_workorder USING btree (state, id DESC);


--
-- Name: work_load; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX work_load ON public.servicedesk_workorder USING btree (assignee_id, kind) WHERE ((state)::text = ANY ((ARRAY['assigned'::character varying, 'planned'::character varying, 'executing'::character varying, 'checked'::character varying])::text[]));


--
-- Name: inventory_allocation allocation_apply; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER allocation_apply AFTER INSERT OR DELETE OR UPDATE ON public.inventory_allocation FOR EACH ROW EXECUTE FUNCTION public.inventory_allocation_apply();


--
-- Name: core_accesslog append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.core_accesslog FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: core_steplog append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.core_steplog FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: groupchat_message append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.groupchat_message FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: groupchat_readmark append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.groupchat_readmark FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: health_records_assessmentreview append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.health_records_assessmentreview FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: health_records_recordreview append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.health_records_recordreview FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: health_records_recordversion append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.health_records_recordversion FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: knowledge_articleversion append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.knowledge_articleversion FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: scripts_override append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.scripts_override FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: servicedesk_reply append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.servicedesk_reply FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: servicedesk_worknote append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.servicedesk_worknote FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: sla_clockevent append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.sla_clockevent FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: surveys_answer append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.surveys_answer FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: surveys_improvementround append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.surveys_improvementround FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: surveys_question append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.surveys_question FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: surveys_surveyversion append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.surveys_surveyversion FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: complaints_compensation compensation_guard; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER compensation_guard BEFORE INSERT OR UPDATE ON public.complaints_compensation FOR EACH ROW EXECUTE FUNCTION public.complaints_compensation_guard();


--
-- Name: contracts_contracttemplate contracts_template_frozen; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER contracts_template_frozen BEFORE DELETE OR UPDATE ON public.contracts_contracttemplate FOR EACH ROW EXECUTE FUNCTION public.contracts_template_frozen();


--
-- Name: crises_line line_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER line_append_only BEFORE DELETE OR UPDATE ON public.crises_line FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: inventory_lot lot_guard; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER lot_guard BEFORE INSERT OR UPDATE ON public.inventory_lot FOR EACH ROW EXECUTE FUNCTION public.inventory_lot_guard();


--
-- Name: complaints_note note_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER note_append_only BEFORE DELETE OR UPDATE ON public.complaints_note FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: health_records_questionnaire published_is_final; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER published_is_final BEFORE DELETE OR UPDATE ON public.health_records_questionnaire FOR EACH ROW EXECUTE FUNCTION public.core_published_is_final();


--
-- Name: sla_calendarversion published_is_final; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER published_is_final BEFORE DELETE OR UPDATE ON public.sla_calendarversion FOR EACH ROW EXECUTE FUNCTION public.core_published_is_final();


--
-- Name: sla_policyversion published_is_final; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER published_is_final BEFORE DELETE OR UPDATE ON public.sla_policyversion FOR EACH ROW EXECUTE FUNCTION public.core_published_is_final();


--
-- Name: storage_reading reading_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER reading_append_only BEFORE DELETE OR UPDATE ON public.storage_reading FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: complaints_round round_guard; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER round_guard BEFORE INSERT OR DELETE OR UPDATE ON public.complaints_round FOR EACH ROW EXECUTE FUNCTION public.complaints_round_guard();


--
-- Name: crises_statement statement_guard; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER statement_guard BEFORE UPDATE ON public.crises_statement FOR EACH ROW EXECUTE FUNCTION public.crises_statement_guard();


--
-- Name: inventory_stockmove stockmove_a_frozen; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stockmove_a_frozen BEFORE INSERT ON public.inventory_stockmove FOR EACH ROW EXECUTE FUNCTION public.warehousing_frozen();


--
-- Name: inventory_stockmove stockmove_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stockmove_append_only BEFORE DELETE OR UPDATE ON public.inventory_stockmove FOR EACH ROW EXECUTE FUNCTION public.core_append_only();


--
-- Name: inventory_stockmove stockmove_apply; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stockmove_apply BEFORE INSERT ON public.inventory_stockmove FOR EACH ROW EXECUTE FUNCTION public.inventory_move_apply();


--
-- Name: inventory_stockmove stockmove_pair; Type: TRIGGER; Schema: public; Owner: -
--

CREATE CONSTRAINT TRIGGER stockmove_pair AFTER INSERT ON public.inventory_stockmove DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.kind)::text = ANY ((ARRAY['transfer'::character varying, 'dispatch'::character varying, 'arrival'::character varying])::text[]))) EXECUTE FUNCTION public.inventory_move_pair();


--
-- Name: accounts_absence accounts_absence_deputy_id_8bd37464_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_deputy_id_8bd37464_fk_accounts_user_id FOREIGN KEY (deputy_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_absence accounts_absence_user_id_e7d6d597_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_user_id_e7d6d597_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_apitoken accounts_apitoken_user_id_bbee13e0_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_user_id_bbee13e0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_partner accounts_partner_branch_id_f892d753_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_partner
    ADD CONSTRAINT accounts_partner_branch_id_f892d753_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_staffprofile accounts_staffprofile_user_id_1ed1af60_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_staffprofile
    ADD CONSTRAINT accounts_staffprofile_user_id_1ed1af60_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user accounts_user_branch_id_38ec6caf_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_branch_id_38ec6caf_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_groups accounts_user_groups_group_id_bd11a704_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_groups accounts_user_groups_user_id_52b62117_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user accounts_user_superior_id_0b399bf3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_superior_id_0b399bf3_fk_accounts_user_id FOREIGN KEY (superior_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_user_permissions accounts_user_user_p_permission_id_113bb443_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_user_permissions accounts_user_user_p_user_id_e4f0a161_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: axes_accessattemptexpiration axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_bin bin_in_zone_of_its_warehouse; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT bin_in_zone_of_its_warehouse FOREIGN KEY (zone_id, warehouse_id) REFERENCES public.inventory_zone(id, warehouse_id);


--
-- Name: complaints_compensation complaints_compensat_asked_by_id_78409429_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_asked_by_id_78409429_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_compensation complaints_compensat_branch_by_id_0098230d_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_branch_by_id_0098230d_fk_accounts_ FOREIGN KEY (branch_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_compensation complaints_compensat_complaint_id_f4f8ccad_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_complaint_id_f4f8ccad_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_compensation complaints_compensat_finance_by_id_a1d53d44_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_finance_by_id_a1d53d44_fk_accounts_ FOREIGN KEY (finance_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_compensation complaints_compensat_refused_by_id_7e42f298_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_refused_by_id_7e42f298_fk_accounts_ FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_compensation complaints_compensat_region_by_id_226f492d_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_compensation
    ADD CONSTRAINT complaints_compensat_region_by_id_226f492d_fk_accounts_ FOREIGN KEY (region_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_accused_id_a67dc55a_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_accused_id_a67dc55a_fk_accounts_user_id FOREIGN KEY (accused_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_branch_id_c9c88c5f_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_branch_id_c9c88c5f_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_customer_id_299bf0f5_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_customer_id_299bf0f5_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_handler_id_be7a03e0_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_handler_id_be7a03e0_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_lot_id_c606a605_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_lot_id_c606a605_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_merged_into_id_98451939_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_merged_into_id_98451939_fk_complaint FOREIGN KEY (merged_into_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_order_id_701c5275_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_order_id_701c5275_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_plan_id_813b624c_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_plan_id_813b624c_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_receipt_id_fbe3266b_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_receipt_id_fbe3266b_fk_logistics FOREIGN KEY (receipt_id) REFERENCES public.logistics_receipt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_repeat_of_id_070bf7c7_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_repeat_of_id_070bf7c7_fk_complaint FOREIGN KEY (repeat_of_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_complaint complaints_complaint_said_id_cd7b88df_fk_groupchat_message_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_said_id_cd7b88df_fk_groupchat_message_id FOREIGN KEY (said_id) REFERENCES public.groupchat_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_improvement complaints_improveme_accepted_by_id_d9782d6b_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_improvement
    ADD CONSTRAINT complaints_improveme_accepted_by_id_d9782d6b_fk_accounts_ FOREIGN KEY (accepted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_improvement complaints_improveme_complaint_id_de07c528_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_improvement
    ADD CONSTRAINT complaints_improveme_complaint_id_de07c528_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_improvement complaints_improvement_branch_id_4dbf21f5_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_improvement
    ADD CONSTRAINT complaints_improvement_branch_id_4dbf21f5_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_improvement complaints_improvement_owner_id_c7de5b72_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_improvement
    ADD CONSTRAINT complaints_improvement_owner_id_c7de5b72_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_measure complaints_measure_complaint_id_77c16cba_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_measure
    ADD CONSTRAINT complaints_measure_complaint_id_77c16cba_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_measure complaints_measure_person_id_1a8ff936_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_measure
    ADD CONSTRAINT complaints_measure_person_id_1a8ff936_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_note complaints_note_complaint_id_3af24e9a_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_note
    ADD CONSTRAINT complaints_note_complaint_id_3af24e9a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_related complaints_related_first_id_befa206b_fk_complaints_complaint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_related
    ADD CONSTRAINT complaints_related_first_id_befa206b_fk_complaints_complaint_id FOREIGN KEY (first_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_related complaints_related_second_id_b92cb73f_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_related
    ADD CONSTRAINT complaints_related_second_id_b92cb73f_fk_complaint FOREIGN KEY (second_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_round complaints_round_called_back_by_id_03b4f87f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT complaints_round_called_back_by_id_03b4f87f_fk_accounts_user_id FOREIGN KEY (called_back_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_round complaints_round_complaint_id_b55f3f40_fk_complaint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT complaints_round_complaint_id_b55f3f40_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_round complaints_round_handler_id_4bccb064_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT complaints_round_handler_id_4bccb064_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: complaints_round complaints_round_proposed_by_id_f115cb0d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaints_round
    ADD CONSTRAINT complaints_round_proposed_by_id_f115cb0d_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_contract contracts_contract_company_signer_id_4dc74abc_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_company_signer_id_4dc74abc_fk_accounts_ FOREIGN KEY (company_signer_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_contract contracts_contract_order_id_be2457ce_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_order_id_be2457ce_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_contract contracts_contract_scanned_by_id_e796e8ab_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_scanned_by_id_e796e8ab_fk_accounts_user_id FOREIGN KEY (scanned_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_contract contracts_contract_supersedes_id_23582f2e_fk_contracts; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_supersedes_id_23582f2e_fk_contracts FOREIGN KEY (supersedes_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_contract contracts_contract_template_id_51d2e329_fk_contracts; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_template_id_51d2e329_fk_contracts FOREIGN KEY (template_id) REFERENCES public.contracts_contracttemplate(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contracts_signingevent contracts_signingeve_contract_id_844f1ef2_fk_contracts; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts_signingevent
    ADD CONSTRAINT contracts_signingeve_contract_id_844f1ef2_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: core_bulkrow core_bulkrow_job_id_9651e15f_fk_core_bulkjob_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_bulkrow
    ADD CONSTRAINT core_bulkrow_job_id_9651e15f_fk_core_bulkjob_id FOREIGN KEY (job_id) REFERENCES public.core_bulkjob(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: core_listhabit core_listhabit_view_id_00778d7e_fk_core_savedview_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.core_listhabit
    ADD CONSTRAINT core_listhabit_view_id_00778d7e_fk_core_savedview_id FOREIGN KEY (view_id) REFERENCES public.core_savedview(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_alert crises_alert_branch_id_e06605b6_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT crises_alert_branch_id_e06605b6_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_alert crises_alert_duty_id_27c31303_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT crises_alert_duty_id_27c31303_fk_accounts_user_id FOREIGN KEY (duty_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_alert crises_alert_handled_by_id_9a16fcaf_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT crises_alert_handled_by_id_9a16fcaf_fk_accounts_user_id FOREIGN KEY (handled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_alert crises_alert_rule_id_568c72e2_fk_crises_watchrule_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_alert
    ADD CONSTRAINT crises_alert_rule_id_568c72e2_fk_crises_watchrule_id FOREIGN KEY (rule_id) REFERENCES public.crises_watchrule(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_crisis crises_crisis_branch_id_349ef26b_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_crisis
    ADD CONSTRAINT crises_crisis_branch_id_349ef26b_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_crisis crises_crisis_complaint_id_70ae6a2f_fk_complaints_complaint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_crisis
    ADD CONSTRAINT crises_crisis_complaint_id_70ae6a2f_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_duty crises_duty_user_id_055f4a00_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_duty
    ADD CONSTRAINT crises_duty_user_id_055f4a00_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_line crises_line_crisis_id_a4c19837_fk_crises_crisis_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_line
    ADD CONSTRAINT crises_line_crisis_id_a4c19837_fk_crises_crisis_id FOREIGN KEY (crisis_id) REFERENCES public.crises_crisis(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_member crises_member_crisis_id_13c8bf73_fk_crises_crisis_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_member
    ADD CONSTRAINT crises_member_crisis_id_13c8bf73_fk_crises_crisis_id FOREIGN KEY (crisis_id) REFERENCES public.crises_crisis(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_member crises_member_user_id_41aaa80c_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_member
    ADD CONSTRAINT crises_member_user_id_41aaa80c_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_seat crises_seat_user_id_c9d78f8b_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_seat
    ADD CONSTRAINT crises_seat_user_id_c9d78f8b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_statement crises_statement_crisis_id_c5b4ce19_fk_crises_crisis_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_statement
    ADD CONSTRAINT crises_statement_crisis_id_c5b4ce19_fk_crises_crisis_id FOREIGN KEY (crisis_id) REFERENCES public.crises_crisis(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_statement crises_statement_signed_by_id_4cf2d99d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_statement
    ADD CONSTRAINT crises_statement_signed_by_id_4cf2d99d_fk_accounts_user_id FOREIGN KEY (signed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: crises_statement crises_statement_written_by_id_4d0ca5ea_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crises_statement
    ADD CONSTRAINT crises_statement_written_by_id_4d0ca5ea_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_consentrecord customers_consentrec_customer_id_48c59a12_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_consentrecord
    ADD CONSTRAINT customers_consentrec_customer_id_48c59a12_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customer customers_customer_branch_id_6f75e537_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_branch_id_6f75e537_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customer customers_customer_health_manager_id_a7d2cc0b_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_health_manager_id_a7d2cc0b_fk_accounts_ FOREIGN KEY (health_manager_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customer customers_customer_primary_doctor_id_6275e361_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_primary_doctor_id_6275e361_fk_accounts_ FOREIGN KEY (primary_doctor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_othername customers_othername_customer_id_2cc7a061_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_othername
    ADD CONSTRAINT customers_othername_customer_id_2cc7a061_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_teammember customers_teammember_customer_id_78e1e777_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_teammember
    ADD CONSTRAINT customers_teammember_customer_id_78e1e777_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_teammember customers_teammember_user_id_4b3189f9_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers_teammember
    ADD CONSTRAINT customers_teammember_user_id_4b3189f9_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_content_type_id_c4bce8eb_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_user_id_c564eba6_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_group groupchat_group_order_id_2b438a70_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_group
    ADD CONSTRAINT groupchat_group_order_id_2b438a70_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_member groupchat_member_customer_id_d9d3c9d1_fk_customers_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_member
    ADD CONSTRAINT groupchat_member_customer_id_d9d3c9d1_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_member groupchat_member_group_id_3676cb75_fk_groupchat_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_member
    ADD CONSTRAINT groupchat_member_group_id_3676cb75_fk_groupchat_group_id FOREIGN KEY (group_id) REFERENCES public.groupchat_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_member groupchat_member_user_id_ce213da3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_member
    ADD CONSTRAINT groupchat_member_user_id_ce213da3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_message groupchat_message_attachment_id_52156571_fk_core_attachment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT groupchat_message_attachment_id_52156571_fk_core_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.core_attachment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_message groupchat_message_group_id_edc155d8_fk_groupchat_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT groupchat_message_group_id_edc155d8_fk_groupchat_group_id FOREIGN KEY (group_id) REFERENCES public.groupchat_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_message groupchat_message_member_id_eee8fc6d_fk_groupchat_member_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT groupchat_message_member_id_eee8fc6d_fk_groupchat_member_id FOREIGN KEY (member_id) REFERENCES public.groupchat_member(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_message groupchat_message_reply_to_id_ceff2b2d_fk_groupchat_message_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_message
    ADD CONSTRAINT groupchat_message_reply_to_id_ceff2b2d_fk_groupchat_message_id FOREIGN KEY (reply_to_id) REFERENCES public.groupchat_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: groupchat_readmark groupchat_readmark_member_id_697e6dd8_fk_groupchat_member_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchat_readmark
    ADD CONSTRAINT groupchat_readmark_member_id_697e6dd8_fk_groupchat_member_id FOREIGN KEY (member_id) REFERENCES public.groupchat_member(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_assessment health_records_asses_questionnaire_id_c9026cf2_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessment
    ADD CONSTRAINT health_records_asses_questionnaire_id_c9026cf2_fk_health_re FOREIGN KEY (questionnaire_id) REFERENCES public.health_records_questionnaire(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_assessmentreview health_records_asses_row_id_6ee01b21_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessmentreview
    ADD CONSTRAINT health_records_asses_row_id_6ee01b21_fk_health_re FOREIGN KEY (row_id) REFERENCES public.health_records_assessment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_assessment health_records_assessment_order_id_5a4869fb_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_assessment
    ADD CONSTRAINT health_records_assessment_order_id_5a4869fb_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_healthrecord health_records_healt_order_id_2eef6364_fk_orders_or; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_healthrecord
    ADD CONSTRAINT health_records_healt_order_id_2eef6364_fk_orders_or FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_healthrecord health_records_healt_questionnaire_id_db8e2037_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_healthrecord
    ADD CONSTRAINT health_records_healt_questionnaire_id_db8e2037_fk_health_re FOREIGN KEY (questionnaire_id) REFERENCES public.health_records_questionnaire(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_recordversion health_records_recor_questionnaire_id_d60478ec_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordversion
    ADD CONSTRAINT health_records_recor_questionnaire_id_d60478ec_fk_health_re FOREIGN KEY (questionnaire_id) REFERENCES public.health_records_questionnaire(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_recordversion health_records_recor_record_id_978b8131_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordversion
    ADD CONSTRAINT health_records_recor_record_id_978b8131_fk_health_re FOREIGN KEY (record_id) REFERENCES public.health_records_healthrecord(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: health_records_recordreview health_records_recor_row_id_1e06e667_fk_health_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_records_recordreview
    ADD CONSTRAINT health_records_recor_row_id_1e06e667_fk_health_re FOREIGN KEY (row_id) REFERENCES public.health_records_healthrecord(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_allocation inventory_allocation_lot_id_318b1456_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_allocation
    ADD CONSTRAINT inventory_allocation_lot_id_318b1456_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_bin inventory_bin_warehouse_id_08834b55_fk_inventory_warehouse_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT inventory_bin_warehouse_id_08834b55_fk_inventory_warehouse_id FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_bin inventory_bin_zone_id_c878c4ef_fk_inventory_zone_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_bin
    ADD CONSTRAINT inventory_bin_zone_id_c878c4ef_fk_inventory_zone_id FOREIGN KEY (zone_id) REFERENCES public.inventory_zone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_lot inventory_lot_bin_id_774fbfe8_fk_inventory_bin_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT inventory_lot_bin_id_774fbfe8_fk_inventory_bin_id FOREIGN KEY (bin_id) REFERENCES public.inventory_bin(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_lot inventory_lot_product_id_9db77706_fk_inventory_product_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT inventory_lot_product_id_9db77706_fk_inventory_product_id FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_lot inventory_lot_warehouse_id_b0f5e4a1_fk_inventory_warehouse_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT inventory_lot_warehouse_id_b0f5e4a1_fk_inventory_warehouse_id FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_pack inventory_pack_product_id_a4adc8fc_fk_inventory_product_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_pack
    ADD CONSTRAINT inventory_pack_product_id_a4adc8fc_fk_inventory_product_id FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_relocation inventory_relocation_bin_id_d61ab47e_fk_inventory_bin_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_relocation
    ADD CONSTRAINT inventory_relocation_bin_id_d61ab47e_fk_inventory_bin_id FOREIGN KEY (bin_id) REFERENCES public.inventory_bin(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_relocation inventory_relocation_lot_id_41bca817_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_relocation
    ADD CONSTRAINT inventory_relocation_lot_id_41bca817_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_relocation inventory_relocation_there_id_64b3cca7_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_relocation
    ADD CONSTRAINT inventory_relocation_there_id_64b3cca7_fk_inventory_lot_id FOREIGN KEY (there_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_stockimport inventory_stockimport_branch_id_c2c1d20a_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_stockimport
    ADD CONSTRAINT inventory_stockimport_branch_id_c2c1d20a_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_stockmove inventory_stockmove_lot_id_1dbd38c1_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_stockmove
    ADD CONSTRAINT inventory_stockmove_lot_id_1dbd38c1_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_warehouse inventory_warehouse_branch_id_7fad5ccb_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_warehouse
    ADD CONSTRAINT inventory_warehouse_branch_id_7fad5ccb_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_zone inventory_zone_warehouse_id_a22bf409_fk_inventory_warehouse_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_zone
    ADD CONSTRAINT inventory_zone_warehouse_id_a22bf409_fk_inventory_warehouse_id FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knowledge_article knowledge_article_owner_id_b40ac797_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_owner_id_b40ac797_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knowledge_article knowledge_article_written_by_id_a3af2f35_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_written_by_id_a3af2f35_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knowledge_articleversion knowledge_articlever_article_id_cba279b4_fk_knowledge; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articlever_article_id_cba279b4_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knowledge_question knowledge_question_article_id_d83886b9_fk_knowledge_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_question
    ADD CONSTRAINT knowledge_question_article_id_d83886b9_fk_knowledge_article_id FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knowledge_vote knowledge_vote_article_id_4ab0d9af_fk_knowledge_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knowledge_vote
    ADD CONSTRAINT knowledge_vote_article_id_4ab0d9af_fk_knowledge_article_id FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_delivery logistics_delivery_order_id_1c37bd42_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_delivery
    ADD CONSTRAINT logistics_delivery_order_id_1c37bd42_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_delivery logistics_delivery_plan_id_71d85b2e_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_delivery
    ADD CONSTRAINT logistics_delivery_plan_id_71d85b2e_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_deliveryline logistics_deliveryli_delivery_id_154eaafe_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_deliveryline
    ADD CONSTRAINT logistics_deliveryli_delivery_id_154eaafe_fk_logistics FOREIGN KEY (delivery_id) REFERENCES public.logistics_delivery(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_deliveryline logistics_deliveryli_product_id_31c58fb2_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_deliveryline
    ADD CONSTRAINT logistics_deliveryli_product_id_31c58fb2_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_followup logistics_followup_receipt_id_27169050_fk_logistics_receipt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_followup
    ADD CONSTRAINT logistics_followup_receipt_id_27169050_fk_logistics_receipt_id FOREIGN KEY (receipt_id) REFERENCES public.logistics_receipt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_goodsreturn logistics_goodsretur_shipment_id_1948f249_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_goodsreturn
    ADD CONSTRAINT logistics_goodsretur_shipment_id_1948f249_fk_logistics FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_goodsreturn logistics_goodsreturn_order_id_0485b7e1_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_goodsreturn
    ADD CONSTRAINT logistics_goodsreturn_order_id_0485b7e1_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_pickcheck logistics_pickcheck_allocation_id_831c1e80_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_pickcheck
    ADD CONSTRAINT logistics_pickcheck_allocation_id_831c1e80_fk_inventory FOREIGN KEY (allocation_id) REFERENCES public.inventory_allocation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_pickcheck logistics_pickcheck_shipment_id_890f623e_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_pickcheck
    ADD CONSTRAINT logistics_pickcheck_shipment_id_890f623e_fk_logistics FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_receipt logistics_receipt_order_id_38bd28df_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receipt
    ADD CONSTRAINT logistics_receipt_order_id_38bd28df_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_receipt logistics_receipt_shipment_id_35c355a0_fk_logistics_shipment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receipt
    ADD CONSTRAINT logistics_receipt_shipment_id_35c355a0_fk_logistics_shipment_id FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_receiptfault logistics_receiptfau_product_id_caedf8e6_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receiptfault
    ADD CONSTRAINT logistics_receiptfau_product_id_caedf8e6_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_receiptfault logistics_receiptfau_receipt_id_06d16786_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_receiptfault
    ADD CONSTRAINT logistics_receiptfau_receipt_id_06d16786_fk_logistics FOREIGN KEY (receipt_id) REFERENCES public.logistics_receipt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_returnline logistics_returnline_goods_return_id_70daaeee_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_returnline
    ADD CONSTRAINT logistics_returnline_goods_return_id_70daaeee_fk_logistics FOREIGN KEY (goods_return_id) REFERENCES public.logistics_goodsreturn(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_returnline logistics_returnline_lot_id_adf1ddee_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_returnline
    ADD CONSTRAINT logistics_returnline_lot_id_adf1ddee_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipment logistics_shipment_delivery_id_e6542368_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_delivery_id_e6542368_fk_logistics FOREIGN KEY (delivery_id) REFERENCES public.logistics_delivery(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipment logistics_shipment_order_id_f2558dd4_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_order_id_f2558dd4_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipment logistics_shipment_part_of_id_47fa99c3_fk_logistics_shipment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_part_of_id_47fa99c3_fk_logistics_shipment_id FOREIGN KEY (part_of_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipment logistics_shipment_replaces_id_00f43448_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_replaces_id_00f43448_fk_logistics FOREIGN KEY (replaces_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipment logistics_shipment_warehouse_id_8878be14_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipment
    ADD CONSTRAINT logistics_shipment_warehouse_id_8878be14_fk_inventory FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipmentline logistics_shipmentli_product_id_608a3cce_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipmentline
    ADD CONSTRAINT logistics_shipmentli_product_id_608a3cce_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_shipmentline logistics_shipmentli_shipment_id_128e14eb_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_shipmentline
    ADD CONSTRAINT logistics_shipmentli_shipment_id_128e14eb_fk_logistics FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_trackingevent logistics_trackingev_shipment_id_0bc9131b_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingevent
    ADD CONSTRAINT logistics_trackingev_shipment_id_0bc9131b_fk_logistics FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_trackingpush logistics_trackingpu_shipment_id_143fe490_fk_logistics; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trackingpush
    ADD CONSTRAINT logistics_trackingpu_shipment_id_143fe490_fk_logistics FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_trouble logistics_trouble_order_id_b1fda5ec_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trouble
    ADD CONSTRAINT logistics_trouble_order_id_b1fda5ec_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: logistics_trouble logistics_trouble_shipment_id_3c83db91_fk_logistics_shipment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logistics_trouble
    ADD CONSTRAINT logistics_trouble_shipment_id_3c83db91_fk_logistics_shipment_id FOREIGN KEY (shipment_id) REFERENCES public.logistics_shipment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: inventory_lot lot_in_bin_of_its_warehouse; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inventory_lot
    ADD CONSTRAINT lot_in_bin_of_its_warehouse FOREIGN KEY (bin_id, warehouse_id) REFERENCES public.inventory_bin(id, warehouse_id);


--
-- Name: notifications_delivery notifications_delive_message_id_df4d325b_fk_notificat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delive_message_id_df4d325b_fk_notificat FOREIGN KEY (message_id) REFERENCES public.notifications_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: notifications_message notifications_messag_digest_id_1c443e3f_fk_notificat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_digest_id_1c443e3f_fk_notificat FOREIGN KEY (digest_id) REFERENCES public.notifications_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: notifications_message notifications_message_recipient_id_f5c7dd5a_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_recipient_id_f5c7dd5a_fk_accounts_user_id FOREIGN KEY (recipient_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_order orders_order_branch_id_c857b51d_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_branch_id_c857b51d_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_order orders_order_customer_id_0b76f6a4_fk_customers_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_customer_id_0b76f6a4_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_order orders_order_entered_by_id_6561660f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_entered_by_id_6561660f_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_order orders_order_programme_id_561717b5_fk_orders_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_programme_id_561717b5_fk_orders_programme_id FOREIGN KEY (programme_id) REFERENCES public.orders_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_paymentnotification orders_paymentnotification_order_id_73675349_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_paymentnotification
    ADD CONSTRAINT orders_paymentnotification_order_id_73675349_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_programmeline orders_programmeline_product_id_32bd3c5c_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programmeline
    ADD CONSTRAINT orders_programmeline_product_id_32bd3c5c_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders_programmeline orders_programmeline_programme_id_4b4b67e2_fk_orders_pr; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders_programmeline
    ADD CONSTRAINT orders_programmeline_programme_id_4b4b67e2_fk_orders_pr FOREIGN KEY (programme_id) REFERENCES public.orders_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_static_staticdevice otp_static_staticdevice_user_id_7f9cff2b_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_user_id_7f9cff2b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_static_statictoken otp_static_statictok_device_id_74b7c7d1_fk_otp_stati; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictok_device_id_74b7c7d1_fk_otp_stati FOREIGN KEY (device_id) REFERENCES public.otp_static_staticdevice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_totp_totpdevice otp_totp_totpdevice_user_id_0fb18292_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_user_id_0fb18292_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_coachingsession plans_coachingsession_plan_id_e528dd20_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_coachingsession
    ADD CONSTRAINT plans_coachingsession_plan_id_e528dd20_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_guidance plans_guidance_plan_id_f7e4b86b_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_guidance
    ADD CONSTRAINT plans_guidance_plan_id_f7e4b86b_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_mealplan plans_mealplan_plan_id_99cf7ddb_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_mealplan
    ADD CONSTRAINT plans_mealplan_plan_id_99cf7ddb_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_metric plans_metric_plan_id_eb13b20e_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_metric
    ADD CONSTRAINT plans_metric_plan_id_eb13b20e_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_photo plans_photo_attachment_id_d4ef91c6_fk_core_attachment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_photo
    ADD CONSTRAINT plans_photo_attachment_id_d4ef91c6_fk_core_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.core_attachment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_photo plans_photo_plan_id_b118629e_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_photo
    ADD CONSTRAINT plans_photo_plan_id_b118629e_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_plan plans_plan_order_id_3450a83a_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_order_id_3450a83a_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_plandraft plans_plandraft_plan_id_0401afb1_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plandraft
    ADD CONSTRAINT plans_plandraft_plan_id_0401afb1_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_plandraft plans_plandraft_user_id_828b2366_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plandraft
    ADD CONSTRAINT plans_plandraft_user_id_828b2366_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_plangood plans_plangood_plan_id_2fa39f07_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plangood
    ADD CONSTRAINT plans_plangood_plan_id_2fa39f07_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_plangood plans_plangood_product_id_442e8e6f_fk_inventory_product_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_plangood
    ADD CONSTRAINT plans_plangood_product_id_442e8e6f_fk_inventory_product_id FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_planpause plans_planpause_plan_id_eed89970_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planpause
    ADD CONSTRAINT plans_planpause_plan_id_eed89970_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_planreview plans_planreview_by_id_7e0fae8f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_by_id_7e0fae8f_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_planreview plans_planreview_version_id_b05d8f26_fk_plans_planversion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planreview
    ADD CONSTRAINT plans_planreview_version_id_b05d8f26_fk_plans_planversion_id FOREIGN KEY (version_id) REFERENCES public.plans_planversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_planversion plans_planversion_plan_id_dcdb03c5_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_plan_id_dcdb03c5_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_proposal plans_proposal_plan_id_e679810b_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_proposal
    ADD CONSTRAINT plans_proposal_plan_id_e679810b_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_recheck plans_recheck_attachment_id_1a385e20_fk_core_attachment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_recheck
    ADD CONSTRAINT plans_recheck_attachment_id_1a385e20_fk_core_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.core_attachment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_recheck plans_recheck_plan_id_99f58778_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_recheck
    ADD CONSTRAINT plans_recheck_plan_id_99f58778_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_report plans_report_plan_id_c67f37e0_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_plan_id_c67f37e0_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_reviewform plans_reviewform_plan_id_9fbd3dd7_fk_plans_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_reviewform
    ADD CONSTRAINT plans_reviewform_plan_id_9fbd3dd7_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans_reviewform plans_reviewform_user_id_14785052_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans_reviewform
    ADD CONSTRAINT plans_reviewform_user_id_14785052_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceipt purchasing_goodsrece_confirmed_by_id_d601f920_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceipt
    ADD CONSTRAINT purchasing_goodsrece_confirmed_by_id_d601f920_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceipt purchasing_goodsrece_counted_by_id_58fd99e6_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceipt
    ADD CONSTRAINT purchasing_goodsrece_counted_by_id_58fd99e6_fk_accounts_ FOREIGN KEY (counted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceipt purchasing_goodsrece_order_id_88f688c3_fk_purchasin; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceipt
    ADD CONSTRAINT purchasing_goodsrece_order_id_88f688c3_fk_purchasin FOREIGN KEY (order_id) REFERENCES public.purchasing_purchaseorder(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceiptline purchasing_goodsrece_product_id_45053669_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceiptline
    ADD CONSTRAINT purchasing_goodsrece_product_id_45053669_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceiptline purchasing_goodsrece_receipt_id_9fee679d_fk_purchasin; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceiptline
    ADD CONSTRAINT purchasing_goodsrece_receipt_id_9fee679d_fk_purchasin FOREIGN KEY (receipt_id) REFERENCES public.purchasing_goodsreceipt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_goodsreceiptline purchasing_goodsreceiptline_lot_id_662e03fd_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_goodsreceiptline
    ADD CONSTRAINT purchasing_goodsreceiptline_lot_id_662e03fd_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_purchaseline purchasing_purchasel_order_id_d931d56b_fk_purchasin; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseline
    ADD CONSTRAINT purchasing_purchasel_order_id_d931d56b_fk_purchasin FOREIGN KEY (order_id) REFERENCES public.purchasing_purchaseorder(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_purchaseline purchasing_purchasel_product_id_ed27c989_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseline
    ADD CONSTRAINT purchasing_purchasel_product_id_ed27c989_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_purchaseorder purchasing_purchaseo_approved_by_id_27318284_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseorder
    ADD CONSTRAINT purchasing_purchaseo_approved_by_id_27318284_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_purchaseorder purchasing_purchaseo_supplier_id_a19ec07a_fk_purchasin; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseorder
    ADD CONSTRAINT purchasing_purchaseo_supplier_id_a19ec07a_fk_purchasin FOREIGN KEY (supplier_id) REFERENCES public.purchasing_supplier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_purchaseorder purchasing_purchaseo_warehouse_id_e38d6705_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_purchaseorder
    ADD CONSTRAINT purchasing_purchaseo_warehouse_id_e38d6705_fk_inventory FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_stockrule purchasing_stockrule_product_id_fe151787_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_stockrule
    ADD CONSTRAINT purchasing_stockrule_product_id_fe151787_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_supplierproduct purchasing_supplierp_product_id_48986391_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplierproduct
    ADD CONSTRAINT purchasing_supplierp_product_id_48986391_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: purchasing_supplierproduct purchasing_supplierp_supplier_id_108dbeaa_fk_purchasin; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_supplierproduct
    ADD CONSTRAINT purchasing_supplierp_supplier_id_108dbeaa_fk_purchasin FOREIGN KEY (supplier_id) REFERENCES public.purchasing_supplier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_branch_id_f5510611_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_branch_id_f5510611_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_complaint_id_89c6908e_fk_complaints_complaint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_complaint_id_89c6908e_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_customer_id_ca236a36_fk_customers_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_customer_id_ca236a36_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_decided_by_id_5ff1480f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_decided_by_id_5ff1480f_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_order_id_acc0b89a_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_order_id_acc0b89a_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_product_id_5b9930a8_fk_inventory_product_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_product_id_5b9930a8_fk_inventory_product_id FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_receipt_id_0df0963e_fk_logistics_receipt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_receipt_id_0df0963e_fk_logistics_receipt_id FOREIGN KEY (receipt_id) REFERENCES public.logistics_receipt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_received_by_id_2c480d89_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_received_by_id_2c480d89_fk_accounts_user_id FOREIGN KEY (received_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: returns_return returns_return_taken_by_id_6dbb4f32_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_taken_by_id_6dbb4f32_fk_accounts_user_id FOREIGN KEY (taken_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: scripts_override scripts_override_phrase_id_6d4268f1_fk_scripts_phrase_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scripts_override
    ADD CONSTRAINT scripts_override_phrase_id_6d4268f1_fk_scripts_phrase_id FOREIGN KEY (phrase_id) REFERENCES public.scripts_phrase(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_autoanswer servicedesk_autoansw_article_id_2fae71ec_fk_knowledge; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_autoanswer
    ADD CONSTRAINT servicedesk_autoansw_article_id_2fae71ec_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_autoanswer servicedesk_autoansw_customer_id_52235b47_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_autoanswer
    ADD CONSTRAINT servicedesk_autoansw_customer_id_52235b47_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_autoanswer servicedesk_autoansw_enquiry_id_943ad673_fk_servicede; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_autoanswer
    ADD CONSTRAINT servicedesk_autoansw_enquiry_id_943ad673_fk_servicede FOREIGN KEY (enquiry_id) REFERENCES public.servicedesk_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_carecontact servicedesk_carecont_branch_id_688b0112_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_carecontact
    ADD CONSTRAINT servicedesk_carecont_branch_id_688b0112_fk_accounts_ FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_carecontact servicedesk_carecont_customer_id_5a11a04e_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_carecontact
    ADD CONSTRAINT servicedesk_carecont_customer_id_5a11a04e_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_carecontact servicedesk_carecont_plan_id_4ace883c_fk_servicede; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_carecontact
    ADD CONSTRAINT servicedesk_carecont_plan_id_4ace883c_fk_servicede FOREIGN KEY (plan_id) REFERENCES public.servicedesk_careplan(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_carecontact servicedesk_carecontact_by_id_3dd0eab3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_carecontact
    ADD CONSTRAINT servicedesk_carecontact_by_id_3dd0eab3_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_channel servicedesk_channel_branch_id_853c12ed_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_channel
    ADD CONSTRAINT servicedesk_channel_branch_id_853c12ed_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_channel servicedesk_channel_owner_id_024856d4_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_channel
    ADD CONSTRAINT servicedesk_channel_owner_id_024856d4_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_article_id_b09a9ffb_fk_knowledge_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_article_id_b09a9ffb_fk_knowledge_article_id FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_branch_id_da6b8cee_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_branch_id_da6b8cee_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_channel_id_46861654_fk_servicede; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_channel_id_46861654_fk_servicede FOREIGN KEY (channel_id) REFERENCES public.servicedesk_channel(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_customer_id_ac2a6533_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_customer_id_ac2a6533_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_expert_id_b2df37f5_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_expert_id_b2df37f5_fk_accounts_user_id FOREIGN KEY (expert_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_handler_id_b87f56b0_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_handler_id_b87f56b0_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_enquiry servicedesk_enquiry_said_id_476cc5bf_fk_groupchat_message_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_enquiry
    ADD CONSTRAINT servicedesk_enquiry_said_id_476cc5bf_fk_groupchat_message_id FOREIGN KEY (said_id) REFERENCES public.groupchat_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_reply servicedesk_reply_enquiry_id_f6fcf952_fk_servicedesk_enquiry_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_reply
    ADD CONSTRAINT servicedesk_reply_enquiry_id_f6fcf952_fk_servicedesk_enquiry_id FOREIGN KEY (enquiry_id) REFERENCES public.servicedesk_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_servicerequest servicedesk_servicer_branch_id_45ecad09_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_servicerequest
    ADD CONSTRAINT servicedesk_servicer_branch_id_45ecad09_fk_accounts_ FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_servicerequest servicedesk_servicer_customer_id_c69bd66a_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_servicerequest
    ADD CONSTRAINT servicedesk_servicer_customer_id_c69bd66a_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_skill servicedesk_skill_user_id_64d8bd98_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_skill
    ADD CONSTRAINT servicedesk_skill_user_id_64d8bd98_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_worknote servicedesk_worknote_work_id_6be9bf88_fk_servicede; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_worknote
    ADD CONSTRAINT servicedesk_worknote_work_id_6be9bf88_fk_servicede FOREIGN KEY (work_id) REFERENCES public.servicedesk_workorder(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_workorder servicedesk_workorde_evaluated_by_id_dcdccdfc_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorde_evaluated_by_id_dcdccdfc_fk_accounts_ FOREIGN KEY (evaluated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_workorder servicedesk_workorde_request_id_1775551f_fk_servicede; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorde_request_id_1775551f_fk_servicede FOREIGN KEY (request_id) REFERENCES public.servicedesk_servicerequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_workorder servicedesk_workorder_assignee_id_b33ab632_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorder_assignee_id_b33ab632_fk_accounts_user_id FOREIGN KEY (assignee_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_workorder servicedesk_workorder_wish_id_7a367bdf_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorder_wish_id_7a367bdf_fk_accounts_user_id FOREIGN KEY (wish_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: servicedesk_workorder servicedesk_workorder_wished_by_id_b4e124f1_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.servicedesk_workorder
    ADD CONSTRAINT servicedesk_workorder_wished_by_id_b4e124f1_fk_accounts_user_id FOREIGN KEY (wished_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_clock sla_clock_branch_id_08fa931b_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clock
    ADD CONSTRAINT sla_clock_branch_id_08fa931b_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_clock sla_clock_calendar_id_7294c5f8_fk_sla_calendarversion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clock
    ADD CONSTRAINT sla_clock_calendar_id_7294c5f8_fk_sla_calendarversion_id FOREIGN KEY (calendar_id) REFERENCES public.sla_calendarversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_clock sla_clock_owner_id_3312b36e_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clock
    ADD CONSTRAINT sla_clock_owner_id_3312b36e_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_clock sla_clock_policy_id_55e458ff_fk_sla_policyversion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clock
    ADD CONSTRAINT sla_clock_policy_id_55e458ff_fk_sla_policyversion_id FOREIGN KEY (policy_id) REFERENCES public.sla_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_clockevent sla_clockevent_clock_id_6b23ba1a_fk_sla_clock_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_clockevent
    ADD CONSTRAINT sla_clockevent_clock_id_6b23ba1a_fk_sla_clock_id FOREIGN KEY (clock_id) REFERENCES public.sla_clock(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sla_firing sla_firing_clock_id_d38105a9_fk_sla_clock_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sla_firing
    ADD CONSTRAINT sla_firing_clock_id_d38105a9_fk_sla_clock_id FOREIGN KEY (clock_id) REFERENCES public.sla_clock(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: storage_excursion storage_excursion_zone_id_b19dc994_fk_inventory_zone_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_excursion
    ADD CONSTRAINT storage_excursion_zone_id_b19dc994_fk_inventory_zone_id FOREIGN KEY (zone_id) REFERENCES public.inventory_zone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: storage_reading storage_reading_sensor_id_5246d505_fk_storage_sensor_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_reading
    ADD CONSTRAINT storage_reading_sensor_id_5246d505_fk_storage_sensor_id FOREIGN KEY (sensor_id) REFERENCES public.storage_sensor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: storage_reading storage_reading_zone_id_6641fbe0_fk_inventory_zone_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_reading
    ADD CONSTRAINT storage_reading_zone_id_6641fbe0_fk_inventory_zone_id FOREIGN KEY (zone_id) REFERENCES public.inventory_zone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: storage_sensor storage_sensor_zone_id_3f084f49_fk_inventory_zone_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_sensor
    ADD CONSTRAINT storage_sensor_zone_id_3f084f49_fk_inventory_zone_id FOREIGN KEY (zone_id) REFERENCES public.inventory_zone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: storage_zonelimit storage_zonelimit_zone_id_6086cd9e_fk_inventory_zone_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_zonelimit
    ADD CONSTRAINT storage_zonelimit_zone_id_6086cd9e_fk_inventory_zone_id FOREIGN KEY (zone_id) REFERENCES public.inventory_zone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_branch_id_94526285_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_branch_id_94526285_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_coach_id_6ee0afca_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_coach_id_6ee0afca_fk_accounts_user_id FOREIGN KEY (coach_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_doctor_id_a37d0e17_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_doctor_id_a37d0e17_fk_accounts_user_id FOREIGN KEY (doctor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_invitation_id_9bcaccb7_fk_surveys_invitation_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_invitation_id_9bcaccb7_fk_surveys_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.surveys_invitation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_question_id_c0166f3c_fk_surveys_question_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_question_id_c0166f3c_fk_surveys_question_id FOREIGN KEY (question_id) REFERENCES public.surveys_question(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_survey_id_caa4663c_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_survey_id_caa4663c_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvement surveys_improvement_branch_id_5cf5db1a_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvement
    ADD CONSTRAINT surveys_improvement_branch_id_5cf5db1a_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvement surveys_improvement_owner_id_5c3686b3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvement
    ADD CONSTRAINT surveys_improvement_owner_id_5c3686b3_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvement surveys_improvement_survey_id_76fba39e_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvement
    ADD CONSTRAINT surveys_improvement_survey_id_76fba39e_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvementround surveys_improvementr_improvement_id_4bfed6f4_fk_surveys_i; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementround
    ADD CONSTRAINT surveys_improvementr_improvement_id_4bfed6f4_fk_surveys_i FOREIGN KEY (improvement_id) REFERENCES public.surveys_improvement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_branch_id_c5ccd4d6_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_branch_id_c5ccd4d6_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_coach_id_1cd8a811_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_coach_id_1cd8a811_fk_accounts_user_id FOREIGN KEY (coach_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_customer_id_070370bb_fk_customers; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_customer_id_070370bb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_doctor_id_9fd15148_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_doctor_id_9fd15148_fk_accounts_user_id FOREIGN KEY (doctor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_entered_by_id_8fd6bb7f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_entered_by_id_8fd6bb7f_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_handler_id_993bc942_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_handler_id_993bc942_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_order_id_c399ad68_fk_orders_order_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_order_id_c399ad68_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_partner_id_8ad33e66_fk_accounts_partner_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_partner_id_8ad33e66_fk_accounts_partner_id FOREIGN KEY (partner_id) REFERENCES public.accounts_partner(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_round_id_beddb4db_fk_surveys_surveyround_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_round_id_beddb4db_fk_surveys_surveyround_id FOREIGN KEY (round_id) REFERENCES public.surveys_surveyround(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_survey_id_d0534764_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_survey_id_d0534764_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_version_asked_id_bc267a95_fk_surveys_s; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_version_asked_id_bc267a95_fk_surveys_s FOREIGN KEY (version_asked_id) REFERENCES public.surveys_surveyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_project surveys_project_written_by_id_a1e658cb_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_project
    ADD CONSTRAINT surveys_project_written_by_id_a1e658cb_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_question surveys_question_version_id_902bd43a_fk_surveys_s; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveys_question_version_id_902bd43a_fk_surveys_s FOREIGN KEY (version_id) REFERENCES public.surveys_surveyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_surveyround surveys_surveyround_survey_id_16257637_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_surveyround
    ADD CONSTRAINT surveys_surveyround_survey_id_16257637_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_surveyversion surveys_surveyversion_survey_id_caa12cd5_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT surveys_surveyversion_survey_id_caa12cd5_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_destroyed_by_id_fc0eb938_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_destroyed_by_id_fc0eb938_fk_accounts_ FOREIGN KEY (destroyed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_first_by_id_5bd14663_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_first_by_id_5bd14663_fk_accounts_user_id FOREIGN KEY (first_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_held_id_1e3990d3_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_held_id_1e3990d3_fk_inventory_lot_id FOREIGN KEY (held_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_lead_by_id_25c87c14_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_lead_by_id_25c87c14_fk_accounts_user_id FOREIGN KEY (lead_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_lot_id_8f1bb33a_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_lot_id_8f1bb33a_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_responsible_id_4eb8bebc_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_responsible_id_4eb8bebc_fk_accounts_ FOREIGN KEY (responsible_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_second_by_id_1b015397_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_second_by_id_1b015397_fk_accounts_user_id FOREIGN KEY (second_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_disposal warehousing_disposal_witness_id_d5fec911_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_disposal
    ADD CONSTRAINT warehousing_disposal_witness_id_d5fec911_fk_accounts_user_id FOREIGN KEY (witness_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirycheckline warehousing_expirych_check_of_id_bc8f79d5_fk_warehousi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheckline
    ADD CONSTRAINT warehousing_expirych_check_of_id_bc8f79d5_fk_warehousi FOREIGN KEY (check_of_id) REFERENCES public.warehousing_expirycheck(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirycheck warehousing_expirych_signed_by_id_feec97a8_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheck
    ADD CONSTRAINT warehousing_expirych_signed_by_id_feec97a8_fk_accounts_ FOREIGN KEY (signed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirycheck warehousing_expirych_warehouse_id_dc335f4b_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheck
    ADD CONSTRAINT warehousing_expirych_warehouse_id_dc335f4b_fk_inventory FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirycheckline warehousing_expirycheckline_lot_id_d0571be0_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirycheckline
    ADD CONSTRAINT warehousing_expirycheckline_lot_id_d0571be0_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirynoticeline warehousing_expiryno_lot_id_96507bdf_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynoticeline
    ADD CONSTRAINT warehousing_expiryno_lot_id_96507bdf_fk_inventory FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirynoticeline warehousing_expiryno_notice_id_fa726aa8_fk_warehousi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynoticeline
    ADD CONSTRAINT warehousing_expiryno_notice_id_fa726aa8_fk_warehousi FOREIGN KEY (notice_id) REFERENCES public.warehousing_expirynotice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_expirynotice warehousing_expiryno_warehouse_id_9c024cda_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_expirynotice
    ADD CONSTRAINT warehousing_expiryno_warehouse_id_9c024cda_fk_inventory FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_first_by_id_eb84447e_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_first_by_id_eb84447e_fk_accounts_ FOREIGN KEY (first_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisitionarrival warehousing_requisit_lot_id_9b75d421_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionarrival
    ADD CONSTRAINT warehousing_requisit_lot_id_9b75d421_fk_inventory FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisitionline warehousing_requisit_product_id_89deea24_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionline
    ADD CONSTRAINT warehousing_requisit_product_id_89deea24_fk_inventory FOREIGN KEY (product_id) REFERENCES public.inventory_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_received_by_id_9f2ba2ff_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_received_by_id_9f2ba2ff_fk_accounts_ FOREIGN KEY (received_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisitionline warehousing_requisit_requisition_id_4e390a9e_fk_warehousi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionline
    ADD CONSTRAINT warehousing_requisit_requisition_id_4e390a9e_fk_warehousi FOREIGN KEY (requisition_id) REFERENCES public.warehousing_requisition(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisitionarrival warehousing_requisit_requisition_id_94d72f03_fk_warehousi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisitionarrival
    ADD CONSTRAINT warehousing_requisit_requisition_id_94d72f03_fk_warehousi FOREIGN KEY (requisition_id) REFERENCES public.warehousing_requisition(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_second_by_id_3de74a97_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_second_by_id_3de74a97_fk_accounts_ FOREIGN KEY (second_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_shipped_by_id_cd6e792d_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_shipped_by_id_cd6e792d_fk_accounts_ FOREIGN KEY (shipped_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_source_id_36519433_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_source_id_36519433_fk_inventory FOREIGN KEY (source_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_requisition warehousing_requisit_target_id_83ab38a7_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_requisition
    ADD CONSTRAINT warehousing_requisit_target_id_83ab38a7_fk_inventory FOREIGN KEY (target_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktake warehousing_stocktak_finance_by_id_df51b40a_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktake
    ADD CONSTRAINT warehousing_stocktak_finance_by_id_df51b40a_fk_accounts_ FOREIGN KEY (finance_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktakeline warehousing_stocktak_first_by_id_966de7c7_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT warehousing_stocktak_first_by_id_966de7c7_fk_accounts_ FOREIGN KEY (first_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktakeline warehousing_stocktak_second_by_id_799dc5f4_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT warehousing_stocktak_second_by_id_799dc5f4_fk_accounts_ FOREIGN KEY (second_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktakeline warehousing_stocktak_stocktake_id_86dbf005_fk_warehousi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT warehousing_stocktak_stocktake_id_86dbf005_fk_warehousi FOREIGN KEY (stocktake_id) REFERENCES public.warehousing_stocktake(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktake warehousing_stocktak_warehouse_id_8fe72bfd_fk_inventory; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktake
    ADD CONSTRAINT warehousing_stocktak_warehouse_id_8fe72bfd_fk_inventory FOREIGN KEY (warehouse_id) REFERENCES public.inventory_warehouse(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktake warehousing_stocktake_lead_by_id_3a42682e_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktake
    ADD CONSTRAINT warehousing_stocktake_lead_by_id_3a42682e_fk_accounts_user_id FOREIGN KEY (lead_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: warehousing_stocktakeline warehousing_stocktakeline_lot_id_06503809_fk_inventory_lot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warehousing_stocktakeline
    ADD CONSTRAINT warehousing_stocktakeline_lot_id_06503809_fk_inventory_lot_id FOREIGN KEY (lot_id) REFERENCES public.inventory_lot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


