from django.apps import AppConfig


class HealthRecordsConfig(AppConfig):
    """Questionnaires, health records and the assessment before the plan."""

    name = "health_records"
