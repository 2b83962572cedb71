"""What the steps of complaints, measures, compensations and improvements ask for."""

from complaints.forms.handling import (
    AcceptForm,
    AssignForm,
    CallBackForm,
    CauseForm,
    CustomerAnswerForm,
    EscalateForm,
    EvidenceForm,
    GradeForm,
    LinkForm,
    MergeForm,
    NoteForm,
    ProgressForm,
    ProposeForm,
    RefusalForm,
    ResolveForm,
)
from complaints.forms.improvement import (
    AcceptanceForm,
    ActionsForm,
    AnalysisForm,
    ImplementForm,
    ImprovementForm,
    ObserveForm,
)
from complaints.forms.intake import ComplaintForm, CustomerComplaintForm
from complaints.forms.money import CompensationForm, PaidForm
from complaints.forms.task import FinishForm, MeasureForm

__all__ = [
    "AcceptForm",
    "AcceptanceForm",
    "ActionsForm",
    "AnalysisForm",
    "AssignForm",
    "CallBackForm",
    "CauseForm",
    "CompensationForm",
    "ComplaintForm",
    "CustomerAnswerForm",
    "CustomerComplaintForm",
    "EscalateForm",
    "EvidenceForm",
    "FinishForm",
    "GradeForm",
    "ImplementForm",
    "ImprovementForm",
    "LinkForm",
    "MeasureForm",
    "MergeForm",
    "NoteForm",
    "ObserveForm",
    "PaidForm",
    "ProgressForm",
    "ProposeForm",
    "RefusalForm",
    "ResolveForm",
]
