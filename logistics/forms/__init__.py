"""What the steps of a parcel ask for."""

from logistics.forms.base import NoteForm
from logistics.forms.deliveries import BesideForm, ConfirmMethodForm
from logistics.forms.receipts import DamageForm, ReceivedForm
from logistics.forms.shipments import (
    ConfirmShipmentForm,
    CorrectShipmentForm,
    MishapForm,
    ReshipForm,
    SplitForm,
)
from logistics.forms.troubles import InspectForm, SettleTroubleForm

__all__ = [
    "BesideForm",
    "ConfirmMethodForm",
    "ConfirmShipmentForm",
    "CorrectShipmentForm",
    "DamageForm",
    "InspectForm",
    "MishapForm",
    "NoteForm",
    "ReceivedForm",
    "ReshipForm",
    "SettleTroubleForm",
    "SplitForm",
]
