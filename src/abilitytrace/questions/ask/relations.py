"""Which things the records of a lineage speak of, and what is close to a thing."""

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.records import Claim, Event, Question, Source, Step, Term, Thing

__all__ = ["Relations"]

_COMPARED = 2.5


class Relations:
    """What records of one lineage speak of; each looked up once."""

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self._subjects: dict[str, frozenset[str]] = {}
        self._kin: dict[str, set[str]] = {}
        self._around: dict[Mention, frozenset[str]] = {}

    def speaks_of(self, record: str, mention: Mention) -> float:
        """How directly a record speaks of a mentioned thing: 3 and more by its id, 2 by a relative, 0 not at all."""
        if record not in self.around(mention):
            return 0
        subjects = self.subjects(record)
        ids = {match.id for match in mention.matches} | set(mention.choices)
        if any(match.kind == "term" and record in self.subjects(match.id) for match in mention.matches):
            return 3
        held = self.lineage.get(record)
        if isinstance(held, Claim) and ids.intersection((*held.cause, *(ability for ability, _ in held.effects))):
            return 3.6
        if ids & subjects:
            return 3
        is_kin = any(self.kin(identifier) & subjects for identifier in ids)
        # what is said of one model of a series is not said of the next
        near = 1.2 if "model" in mention.kinds else 2
        if isinstance(held, Claim) and held.kind == "effect" and ids & self._inputs(held):
            return _COMPARED
        return near if is_kin or ids & self.methods_in(record) else 0

    def _inputs(self, claim: Claim) -> set[str]:
        """The models that the mark of an effect compares with."""
        steps = [self.lineage.get(cause) for cause in claim.cause]
        return {claim.versus, *(model for step in steps if isinstance(step, Step) for model in step.inputs)}

    def methods_in(self, record: str) -> set[str]:
        """The methods and data of the steps that are the cause in a claim."""
        held = self.lineage.get(record)
        steps = [self.lineage.get(cause) for cause in held.cause] if isinstance(held, Claim) else []
        return {used for step in steps if isinstance(step, Step) for used in (*step.methods, *step.datasets)}

    def subjects(self, record: str) -> frozenset[str]:
        """The ids that a claim, question, event or term speaks of, steps with their outputs, and its own."""
        if record not in self._subjects:
            found = {record}
            held = self.lineage.get(record)
            if isinstance(held, Claim):
                found.update((*held.about, *held.cause, *(ability for ability, _ in held.effects), held.versus))
            elif isinstance(held, Question | Event | Term):
                found.update(held.about)
            elif isinstance(held, Step):
                found.update((held.output, *held.inputs, *held.methods, *held.datasets))
            for identifier in tuple(found):
                step = self.lineage.get(identifier)
                if isinstance(step, Step):
                    found.add(step.output)
            self._subjects[record] = frozenset(found - {""})
        return self._subjects[record]

    def around(self, mention: Mention) -> frozenset[str]:
        """All records that may speak of a mentioned thing or a relative: no other need be read to know that it does not."""
        if mention not in self._around:
            ids = {*(match.id for match in mention.matches), *mention.choices}
            wide = ids.union(*(self.kin(identifier) for identifier in ids))
            steps = {step for step, _ in self.lineage.holding(wide, ("step",))} | self.lineage.steps_at(wide)
            explained = [self.subjects(match.id) for match in mention.matches if match.kind == "term"]
            speaking = self.lineage.speaking_of(wide | steps)
            self._around[mention] = frozenset(wide.union(steps, speaking, *explained))
        return self._around[mention]

    def kin(self, identifier: str) -> set[str]:
        """What is close to a thing: broader and narrower methods or abilities, a series and its members, data and models."""
        if identifier not in self._kin:
            self._kin[identifier] = self._find_kin(identifier) - {identifier}
        return self._kin[identifier]

    def _find_kin(self, identifier: str) -> set[str]:
        thing = self.lineage.thing(identifier)
        found = self.lineage.broader(identifier) | set(self.lineage.narrower(identifier)) | set(thing.members)
        if thing.kind == "dataset":
            steps = self.lineage.naming(identifier, "step", Step)
            found |= {step.output for step in steps if identifier in step.datasets}
            parts = identifier.split("-")
            named = ("-".join(parts[:i]) for i in range(1, len(parts)))
            found |= {match.id for name in named for match in self.lineage.match(name) if match.kind == "model"}
        if thing.kind == "model":
            series = self.lineage.naming(identifier, "model", Thing)
            found |= {held.id for held in series if identifier in held.members}
        return found

    def dated(self, identifier: str) -> bool:
        """Whether a record has a date of its own."""
        record = self.lineage.get(identifier)
        return isinstance(record, Event | Source | Step) or bool(getattr(record, "released", ""))
