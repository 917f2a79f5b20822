"""How sources are reached, as the store knows it: one place for every workstation, and no secret in it."""

import json
from datetime import datetime

from sqlalchemy import Connection

from triage.store.keeping.register import Noted, note, noted
from triage.worklist.network import DIRECT, Network, ProxyUse


def network_of(connection: Connection) -> Network:
    """Return it; directly where nobody set anything."""
    body = noted(connection, Noted.NETWORK)
    if body is None:
        return DIRECT
    found = json.loads(body)
    return Network(ProxyUse(found["use"]), found["proxy"], found["ca_file"], tuple(found["hosts"]))


def keep_network(connection: Connection, network: Network, at: datetime) -> None:
    """Let it count from now on."""
    content = {
        "use": network.use.value,
        "proxy": network.proxy,
        "ca_file": network.ca_file,
        "hosts": list(network.hosts),
    }
    note(connection, Noted.NETWORK, json.dumps(content, sort_keys=True, separators=(",", ":")), at)
