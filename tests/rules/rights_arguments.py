"""Requests, restrictions and batches that are there, and an action of each kind about them."""

from datetime import date

from vault.actions import (
    disclosures,
    erasure,
    erasures_elsewhere,
    restrictions,
    retention,
    rights,
    subject_access,
)
from vault.actions.pupils import AddPupil
from vault.domain.dossier import HandOver
from vault.domain.matrix import may
from vault.domain.rights import RequestKind, RestrictionKind

TODAY = date.today()
LONG_AGO = (
    ("started", date(2001, 9, 1)),
    ("left_on", date(2008, 7, 20)),
    ("born", date(1996, 9, 3)),
)


class RightsGround:
    """Cases of every kind, each about a pupil of its own."""

    def __init__(self, lead, room, out):
        self.out = out
        self.pupils = [
            lead.run(AddPupil((("legal_given", name), *more), room))
            for name, more in (("Ida", ()), ("Una", ()), ("Ora", ()), ("Leah", LONG_AGO))
        ]
        access, wanted, asked, _ = self.pupils
        self.access = self._case(lead, access, RequestKind.ACCESS)
        lead.run(rights.ConfirmIdentity(self.access, "known at the gate"))
        self.plain = self._case(lead, access, RequestKind.RECTIFICATION)
        self.wanted = self._case(lead, wanted, RequestKind.ERASURE)
        self.asked = self._case(lead, asked, RequestKind.ERASURE)
        self.back = self._case(lead, asked, RequestKind.ERASURE)
        for case in (self.asked, self.back):
            lead.run(erasure.AskErasure(case, "the mother wants it", despite_rules=True))
        self.restriction = lead.run(
            restrictions.SetRestriction(access, RestrictionKind.RESTRICTION, "it is disputed")
        )
        self.hold = lead.run(restrictions.SetHold(access, "a claim"))
        lead.run(retention.AdoptPack("england-secondary"))
        self.due = tuple(item.key for item in lead.run(retention.ListDue()).items)
        self.batches = [
            lead.run(retention.ProposeDisposal(self.due, "time is over", TODAY)) for _ in range(2)
        ]
        self.erasure = ""

    @staticmethod
    def _case(lead, pupil, kind):
        return lead.run(rights.OpenRequest(pupil, kind, "the mother", TODAY))

    def arguments(self, session):
        access = self.pupils[0]
        digest = ""
        if may(session.profile.role, subject_access.PreviewDossier.needs):
            digest = session.run(subject_access.PreviewDossier(self.access)).digest
        rule = session.run(retention.ReadPack()).rules[0] if self._reads(session) else None
        return [
            subject_access.PreviewDossier(self.access),
            subject_access.HandOverDossier(
                self.access, digest, HandOver(), self.out / f"{session.profile.id}.age"
            ),
            rights.ListRequests(),
            rights.ReadRequest(self.plain),
            rights.OpenRequest(access, RequestKind.ACCESS, "the father", TODAY),
            rights.ConfirmIdentity(self.plain, "passport seen"),
            rights.PauseRequest(self.plain, "which year is meant"),
            rights.ResumeRequest(self.plain),
            rights.ExtendRequest(self.plain, "records of eight years", TODAY),
            rights.NoteOnRequest(self.plain, "telephoned"),
            rights.CloseRequest(self.plain, "put right"),
            restrictions.PupilStanding(access),
            restrictions.SetRestriction(access, RestrictionKind.RECTIFICATION, "the birth date"),
            restrictions.EndRestriction(access, self.restriction),
            restrictions.SetHold(access, "another claim"),
            restrictions.EndHold(self.hold),
            disclosures.ListDisclosures(access),
            disclosures.AddDisclosure(access, "social care", "a meeting", "legal duty", "address"),
            disclosures.PrintDisclosures(access),
            retention.ReadSchedule(),
            retention.ReadPack(),
            retention.AdoptPack("england-primary"),
            retention.SetRule(rule),
            retention.AdoptPack("england-secondary"),
            retention.ListDue(),
            retention.ProposeDisposal(self.due, "time is over", TODAY),
            retention.ListDisposals(),
            retention.WithdrawDisposal(self.batches[0]),
            retention.LookOverDisposal(self.batches[1], erase=False),
            retention.ConfirmDisposal(self.batches[1], TODAY),
            retention.PrintDisposalCertificate(self.batches[1]),
            erasure.PlanErasure(self.pupils[1]),
            erasure.AskErasure(self.wanted, "the mother wants it", despite_rules=True),
            erasure.WithdrawErasure(self.back),
            erasure.ClearSafeguarding(self.asked),
            erasure.ConfirmErasure(self.asked),
            erasure.ListErasures(),
            erasures_elsewhere.ListOpenErasures(),
            erasures_elsewhere.AnswerErasures(),
            erasure.PrintErasureCertificate(self.erasure),
        ]

    @staticmethod
    def _reads(session):
        return may(session.profile.role, retention.ReadPack.needs)
