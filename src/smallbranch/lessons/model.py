"""Tables of the lessons slice; private to it."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from smallbranch.store.base import Base, IntPk, references


class MicroLectureRow(Base):
    """One micro-lecture (微党课)."""

    __tablename__ = "micro_lecture"
    id: Mapped[IntPk]
    held_on: Mapped[date]
    speaker_id: Mapped[int | None] = references("member.id")
    speaker_name: Mapped[str | None]
    topic: Mapped[str]
    kind: Mapped[str]
    minutes: Mapped[int]
    hearers: Mapped[int | None]
    segment_id: Mapped[int | None] = references("segment.id")
    materials: Mapped[str | None]
    evaluation: Mapped[str | None]
    business_task: Mapped[str | None]
    team_id: Mapped[int | None] = references("team.id")
    entered_at: Mapped[datetime]


class LectureTurnRow(Base):
    """A turn in the rota as the branch agreed on it; `lecture_id` once it was held."""

    __tablename__ = "micro_lecture_turn"
    id: Mapped[IntPk]
    planned_on: Mapped[date]
    speaker_id: Mapped[int] = references("member.id")
    topic: Mapped[str | None]
    note: Mapped[str | None]
    lecture_id: Mapped[int | None] = references("micro_lecture.id")
