"""The services that know works: one module a service, all of one shape, found by the registry.

Nothing here is called by an audit; only commands that say ``--online`` open a connection.
"""

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.services.service import Contact, Query, Search, Service, value_of
from claimcheck.model import Work
from claimcheck.plugins import Registry

__all__ = ["REGISTRY", "Contact", "Printed", "Query", "Search", "Service", "Work", "value_of"]

REGISTRY: Registry[Service] = Registry(
    __name__, Service, lambda service: service.name, "claimcheck.services"
)
"""Every service by name."""
