"""Services of other distributions, and what becomes of one that fails."""

import pytest

from claimcheck.cli._group import run
from claimcheck.evidence.printed import printed_of
from claimcheck.evidence.services import REGISTRY
from claimcheck.evidence.services.asking import Asker, services_in_order
from claimcheck.evidence.services.client import Client
from claimcheck.model import Reference

SERVICE = """
from claimcheck.evidence.services import Query, Service

def search(printed, contact, day):
    {first}
    yield Query("/works/" + printed.title)

SHELF = Service("shelf", "https://shelf.example.org", pace=1.0, rank=9, search=search)
"""
POINTS = {"claimcheck.services": {"shelf": "shelf_service"}}


@pytest.fixture
def refs(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text("@article{lee2020, title = {Zinc}}\n", "utf-8")
    return str(path)


def test_a_service_of_another_distribution_is_asked(install, refs, capsys):
    install("house", POINTS, shelf_service=SERVICE.format(first=""))
    assert run(["refs", "verify", refs, "--dry-run"]) == 0
    assert "GET https://shelf.example.org/works/Zinc" in capsys.readouterr().out


def test_a_service_that_fails_is_named_with_its_distribution(install):
    install("house", POINTS, shelf_service=SERVICE.format(first="{}['lost']"))
    asker = Asker(Client(), services_in_order(("shelf",)))
    (reply,) = asker.ask(printed_of(Reference("lee2020", fields={"title": "Zinc"})))
    assert reply.outcome == (
        "unavailable: internal error in the service `shelf` of house 1.0 (KeyError: 'lost')"
    )


def test_a_service_that_cannot_be_imported_ends_with_code_three(install, refs, capsys):
    install("house", POINTS, shelf_service="import nowhere_to_be_found")
    assert "shelf" not in REGISTRY.values()
    assert run(["refs", "verify", refs, "--dry-run"]) == 3
    told = capsys.readouterr()
    assert "house 1.0: internal error in the entry point `shelf`" in told.err
    assert "crossref" in told.out
