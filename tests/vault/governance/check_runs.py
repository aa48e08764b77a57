"""What the tests of checks run and read."""

from vault.actions.protection import ReadProtection
from vault.actions.security_check import RunSecurityCheck
from vault.domain.assessments import Scope

PASSWORD = "lantern-orchard-violin-pebble"


def results(session, scope=Scope.QUICK):
    return {item.id: item for item in session.run(RunSecurityCheck(scope)).items}


def measures(session):
    return {m.number: m for m in session.run(ReadProtection()).measures}
