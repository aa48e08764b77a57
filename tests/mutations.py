"""One change at random in something read from JSON, drawn from a seed: what a slip, another program
or a forger could make of it. Nothing here knows what the parts mean."""

import copy

VALUES = (
    *(None, True, False, 0, 1, -1, 2, 3, 1.0, 1.5, 1 << 62, 10**20),
    *("", " ", "x", "0", "1", "é", "00" * 32, "AB" * 32, "ab cd", "recovery", "vault"),
    *("2026-02-31", "2026-11-27", "20261127", "2026-11-27 ", "2026-W48-5"),
    *([], {}, [[]], [[], []], {"": []}),
)
NAMES = ("x", "stick", "plan", "pending", "recovery", "hash", "earlier", "links", "root", "trail")


def places_in(value, place=()):
    """The way to each part of it, itself first."""
    yield place
    inner = value.items() if isinstance(value, dict) else ()
    for key, part in enumerate(value) if isinstance(value, list) else inner:
        yield from places_in(part, (*place, key))


def at(value, place):
    """The part there."""
    for key in place:
        value = value[key]
    return value


def mutated(value, draw):
    """(a copy with one change, the change in words); `draw` is a random.Random."""
    value = copy.deepcopy(value)
    place = draw.choice([place for place in places_in(value) if place])
    holder, key = at(value, place[:-1]), place[-1]
    old = holder[key]
    how = draw.choice([how for how, fits in CHANGES.items() if fits(holder, old)])
    new = how(holder, key, value, draw)
    return value, f"{how.__name__} at {place}: {old!r:.60} -> {new!r:.60}"


def replaced(holder, key, value, draw):
    holder[key] = copy.deepcopy(draw.choice(VALUES))
    return holder[key]


def taken_out(holder, key, value, draw):
    del holder[key]


def emptied(holder, key, value, draw):
    holder[key] = type(holder[key])()
    return holder[key]


def moved_here(holder, key, value, draw):
    holder[key] = copy.deepcopy(at(value, draw.choice(list(places_in(value)))))
    return holder[key]


def twice(holder, key, value, draw):
    if isinstance(holder, list):
        holder.insert(draw.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
    else:
        holder[f"{key}x"] = copy.deepcopy(holder[key])


def lengthened(holder, key, value, draw):
    part, new = holder[key], copy.deepcopy(draw.choice(VALUES))
    if isinstance(part, list):
        part.append(new)
    else:
        part[draw.choice(NAMES)] = new
    return part


def shuffled(holder, key, value, draw):
    draw.shuffle(holder[key])
    return holder[key]


def respelled(holder, key, value, draw):
    old = holder[key]
    holder[key] = draw.choice(
        [old[:-2], old + "00", old.upper(), old[2:] + old[:2], old + " ", "0" + old, old[::-1]]
    )
    return holder[key]


def counted_on(holder, key, value, draw):
    old = holder[key]
    holder[key] = draw.choice([old + 1, old - 1, -old, float(old), str(old), bool(old), 1 << 62])
    return holder[key]


def is_a(*kinds):
    return lambda _, old: type(old) in kinds


CHANGES = {
    replaced: lambda *_: True,
    taken_out: lambda *_: True,
    emptied: is_a(list, dict, str),
    moved_here: lambda *_: True,
    twice: lambda *_: True,
    lengthened: is_a(list, dict),
    shuffled: is_a(list),
    respelled: is_a(str),
    counted_on: is_a(int),
}
"""Each change, and what it can be made of (of its holder and of what is there)."""
