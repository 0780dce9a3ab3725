"""What the campaign takes out of a store to see whether it would find it: things that were acknowledged."""

from memory import Log


def number_of(one, verification: str) -> int:
    bits = 0
    for digit in verification.removeprefix("ver_"):
        bits = bits << 5 | "0123456789abcdefghjkmnpqrstvwxyz".index(digit)
    # 26 digits are two bits more than 16 bytes.
    id_hex = (bits >> 2).to_bytes(16, "big").hex()
    return one.program.ask_store(f"SELECT number FROM verification WHERE id = x'{id_hex}'")[0][0]


def first(one, kind: str) -> int:
    """The number of a verification of which this was acknowledged."""
    return number_of(one, next(fact.verification for fact in one.memory.facts if fact.kind == kind))


def event(one):
    """That was read, from the midst of a verification's."""
    position = next(event.position for event in one.memory.log.events.values() if event.sequence == 2)
    one.program.change_store(
        ("DELETE FROM delivery WHERE position = ?", (position,)),
        ("DELETE FROM event WHERE position = ?", (position,)),
    )


def verification(one):
    """With all that is about it, as if it had never been, and before its events were read: only who was told of it can know."""
    number = first(one, "create")
    one.memory.log = Log()
    one.program.change_store(
        ("DELETE FROM mail WHERE verification = ?", (number,)),
        ("DELETE FROM delivery WHERE verification = ?", (number,)),
        ("DELETE FROM event WHERE verification = ?", (number,)),
        ("DELETE FROM link WHERE verification = (SELECT id FROM verification WHERE number = ?)", (number,)),
        ("DELETE FROM verification WHERE number = ?", (number,)),
    )


def status(one):
    """A canceled verification is required again, whatever its events say."""
    number = first(one, "cancel")
    one.program.change_store(
        (
            "UPDATE verification SET status = 'required', "
            """content = json_set(content, '$.status', json('{"kind":"required"}'), '$.version', version - 1), """
            "version = version - 1 WHERE number = ?",
            (number,),
        ),
    )


def session(one):
    name = next(iter(one.memory.sessions))
    one.program.change_store(("DELETE FROM session WHERE staff = (SELECT id FROM staff WHERE name = ?)", (name,)))


def device(one):
    """The browser is not known any more."""
    number = number_of(one, one.memory.new_devices[0].verification)
    one.program.change_store(
        ("DELETE FROM link WHERE device IS NOT NULL AND verification = (SELECT id FROM verification WHERE number = ?)", (number,)),
    )


def webhook(one):
    """Ticked off, and never sent."""
    waiting = one.program.ask_store("SELECT position FROM delivery WHERE state = 'open'")
    position = max(position for position, in waiting if position not in one.receiver.got)
    one.program.change_store(("UPDATE delivery SET state = 'delivered', due = NULL WHERE position = ?", (position,)))


def mail(one):
    """Of a step that stays."""
    one.program.change_store(("DELETE FROM mail WHERE number = 1", ()))


damages = {damage.__name__: damage for damage in (event, verification, status, session, device, webhook, mail)}
