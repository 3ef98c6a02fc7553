"""What makes a passage, a node and an event the same: SHA-256 over canonical JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable


def _digest(*parts: object) -> bytes:
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).digest()


def passage_digest(heading: str, text: str) -> bytes:
    """Identifies a provision's own words."""
    return _digest(heading, text)


def node_digest(
    kind: str,
    number: str,
    label: str,
    joints: str | None,
    passage: bytes,
    eid: str,
    uid: str,
    children: Iterable[bytes],
) -> bytes:
    """Identifies a provision with everything below it (a Merkle tree)."""
    return _digest(kind, number, label, joints, passage.hex(), eid, uid, [child.hex() for child in children])


def event_digest(
    previous: bytes, number: int, at: str, who: str, verb: str, subject: str, detail: str
) -> bytes:
    """Chains an event to the one before, so that none can be changed or taken out unseen."""
    return _digest(previous.hex(), number, at, who, verb, subject, detail)


def decision_digest(*row: object) -> bytes:
    """Ties a decision to its event: over all that its row holds, in the order of the columns."""
    return _digest(*row)
