from django.db import migrations


class Migration(migrations.Migration):
    """What Django's models cannot say: how arrays are stored, and the table of the shared cache."""

    dependencies = [("tracker", "0001_initial")]

    operations = [
        # Uncompressed: a read takes a slice of an array without unpacking the whole of it.
        migrations.RunSQL(
            """
            ALTER TABLE tracker_distribution
                ALTER vals SET STORAGE EXTERNAL, ALTER cum SET STORAGE EXTERNAL
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            """
            CREATE TABLE cache_entry (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX cache_entry_expires ON cache_entry (expires);
            """,
            "DROP TABLE cache_entry",
        ),
    ]
