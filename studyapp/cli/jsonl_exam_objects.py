"""What `--jsonl` says of an exam: the objects that a sitting has which is marked when it is handed in."""

from typing import Any, TextIO

from studyapp.cli.jsonl_objects import Objects
from studyapp.cli.opening import Opened
from studyapp.sitting.desk import places_of
from studyapp.sitting.state import section_totals
from studyapp.study.aftermath import verdict_of
from studyapp.study.exam import Exam


class ExamObjects(Objects):
    """Those of every sitting, and what an exam says besides."""

    def __init__(self, session: Exam, host: Opened, out: TextIO) -> None:
        super().__init__(session, host, out)
        self.exam = session

    def exam_hello(self) -> None:
        """What is being sat, until when, and what stands there already."""
        exam, plan = self.exam, self.exam.sitting.plan
        self.hello(
            answered=len(exam.sitting.answers) if exam.sitting.over else exam.answered(),
            deadline=plan.deadline,
            forward=plan.forward,
            exam=plan.exam or None,
            title=self.said(plan.title) or None,
            pass_mark=plan.pass_mark,
            sections=[
                {
                    "type": section.type,
                    "title": self.said(section.title) or None,
                    "size": section.size,
                    "marks_each": section.marks_each,
                    "limit": section.limit,
                }
                for section in plan.sections
            ],
            standing=[
                {"n": place + 1, **self._standing(place)}
                for place in range(len(plan.items))
                if place in exam.sitting.desk.entered or exam.flagged(place)
            ],
        )

    def exam_question(self, place: int) -> None:
        """A question, what stands there, and where one can go from it."""
        section = next((each.left for each in self.exam.countdowns() if each.of == "section"), None)
        self.question(
            place,
            **self._standing(place),
            section_seconds_left=None if section is None else round(section, 3),
            open=[each + 1 for each in self.exam.open_places()],
        )

    def exam_end(self) -> None:
        """How it went by section; or that it was left."""
        exam, plan = self.exam, self.exam.sitting.plan
        if not exam.sitting.over:
            reason = "paused" if exam.pausable else "running"
            self.end(reason, answers=exam.answered(), mark=None, sections=[], passed=None)
            return
        sections = [
            {
                "type": plan.sections[number].type,
                "mark": earned,
                "max": sum(exam.items[place].full for place in places_of(plan, number)),
            }
            for number, earned in enumerate(section_totals(exam.sitting))
            if plan.sections
        ]
        self.end("", sections=sections, passed=verdict_of(exam).passed)

    def _standing(self, place: int) -> dict[str, Any]:
        """What stands at `place`, and what the student says of it."""
        return {
            "response": self.exam.response(place),
            "confidence": self.exam.confidence(place),
            "flagged": self.exam.flagged(place),
        }
