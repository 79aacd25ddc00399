"""The tables of events and conferences."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes both."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Conference",
            fields=[
                (
                    "conference_sid",
                    models.CharField(max_length=128, primary_key=True, serialize=False),
                ),
                ("account_sid", models.CharField(blank=True, max_length=128)),
                ("room", models.CharField(blank=True, max_length=255)),
                ("began_at", models.BigIntegerField()),
                ("has_ended", models.BooleanField()),
                ("body", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["began_at"], name="cxml_rooms__began_a_f17bde_idx"),
                    models.Index(
                        fields=["room", "has_ended", "began_at"], name="cxml_rooms__room_eea685_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "key",
                    models.CharField(
                        editable=False, max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("conference_sid", models.CharField(max_length=128)),
                ("account_sid", models.CharField(blank=True, max_length=128)),
                ("room", models.CharField(blank=True, max_length=255)),
                ("at", models.BigIntegerField()),
                ("is_end", models.BooleanField()),
                ("kept_at", models.BigIntegerField()),
                ("is_folded", models.BooleanField(default=False)),
                ("body", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["conference_sid", "is_folded"],
                        name="cxml_rooms__confere_581d8f_idx",
                    ),
                    models.Index(
                        fields=["is_folded", "room"], name="cxml_rooms__is_fold_683658_idx"
                    ),
                ],
            },
        ),
    ]
