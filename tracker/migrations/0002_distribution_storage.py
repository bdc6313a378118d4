from django.db import migrations


class Migration(migrations.Migration):
    """Arrays stay uncompressed: a read takes a place of one without unpacking the whole of it."""

    dependencies = [("tracker", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE tracker_distribution"
            " ALTER vals SET STORAGE EXTERNAL, ALTER cum SET STORAGE EXTERNAL",
            "ALTER TABLE tracker_distribution"
            " ALTER vals SET STORAGE EXTENDED, ALTER cum SET STORAGE EXTENDED",
        ),
    ]
