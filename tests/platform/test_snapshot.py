"""The file that fills a fresh database says the same as the migrations."""

import re

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from dma.host import snapshot
from dma.host.bootstrap import connect
from dma.host.home import DATABASE, Home
from dma.host.postgres import Postgres

NAME = "dma_snapshot"
#: What PostgreSQL writes otherwise when it reads its own words again.
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")
#: When a row was made by a migration.
WHEN = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+[+-]\d\d'")


@pytest.fixture
def filled(django_db_blocker):
    """A database that has been filled with the file, then migrated."""
    own = connect(Home(settings.VAR_DIR))
    own.autocommit = True
    own.cursor().execute(f"DROP DATABASE IF EXISTS {NAME}")
    own.cursor().execute(f"CREATE DATABASE {NAME}")
    real = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = NAME
        other = psycopg2.connect(host=connection.settings_dict["HOST"], user=DATABASE, dbname=NAME)
        snapshot.load(other)
        yield other
        other.close()
        connection.close()
        connection.settings_dict["NAME"] = real
    own.cursor().execute(f"DROP DATABASE {NAME}")
    own.close()


def test_what_the_file_makes_the_migrations_make(filled):
    with filled, filled.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.django_migrations")
        assert cursor.fetchone()[0] > 50  # else the migrations below would have done it all
    call_command("migrate", verbosity=0)
    postgres = Postgres(Home(settings.VAR_DIR))
    assert said(postgres, NAME) == said(postgres, DATABASE)


def said(postgres, database):
    """Without the moments, and without the order in which migrations have run."""
    text = CASTS.sub("", WHEN.sub("now", snapshot.dump(postgres, database)))
    rows = re.compile(r"INSERT INTO public.django_migrations .*?;\n", re.DOTALL)
    return rows.sub("", text).splitlines()


def test_a_database_with_tables_is_left_alone(filled):
    with filled, filled.cursor() as cursor:
        cursor.execute("DROP TABLE public.django_session; SET search_path TO public")
    snapshot.load(filled)
    with filled, filled.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.django_session')")
        assert cursor.fetchone() == (None,)
