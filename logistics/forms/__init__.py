"""What the steps of a parcel ask for."""

from logistics.forms.base import NoteForm
from logistics.forms.deliveries import BesideForm, ConfirmMethodForm
from logistics.forms.picking import CheckLineForm, RefuseLotForm, SubstituteForm
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
    "CheckLineForm",
    "ConfirmMethodForm",
    "ConfirmShipmentForm",
    "CorrectShipmentForm",
    "DamageForm",
    "InspectForm",
    "MishapForm",
    "NoteForm",
    "ReceivedForm",
    "RefuseLotForm",
    "ReshipForm",
    "SettleTroubleForm",
    "SplitForm",
    "SubstituteForm",
]
