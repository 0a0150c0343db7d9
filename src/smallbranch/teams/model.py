"""Tables of the teams slice; private to it."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import Base, IntPk, once_per_member, references


class TeamRow(Base):
    """A project-team cell (项目党小组): an overlay group, no change of relation, dues or voting base (ORG-17)."""

    __tablename__ = "team"
    id: Mapped[IntPk]
    name: Mapped[str]
    aim: Mapped[str | None]
    start_on: Mapped[date]
    due_on: Mapped[date | None]
    end_on: Mapped[date | None]
    outcome: Mapped[str | None]
    note: Mapped[str | None]
    founding_note: Mapped[str | None]
    closing_note: Mapped[str | None]


class TeamMemberRow(Base):
    """Somebody on a team: a member of the roster, or a colleague by name."""

    __tablename__ = "team_member"
    __table_args__ = once_per_member("team_id")
    id: Mapped[IntPk]
    team_id: Mapped[int] = references("team.id")
    member_id: Mapped[int | None] = references("member.id")
    person_name: Mapped[str | None]
    department: Mapped[str | None]
    leader: Mapped[bool] = mapped_column(default=False)
    task: Mapped[str | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]


class MilestoneRow(Base):
    """A milestone of a team."""

    __tablename__ = "team_milestone"
    id: Mapped[IntPk]
    team_id: Mapped[int] = references("team.id")
    position: Mapped[int]
    title: Mapped[str]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    result: Mapped[str | None]
    owner: Mapped[str | None]
    evidence: Mapped[str | None]


class SecondmentRow(Base):
    """What is known of a secondment besides the absence that it is: who, kind and days stand there, once.

    The absence is named without a foreign key: its id is never used again, and an absence entered by mistake may go.
    """

    __tablename__ = "secondment"
    id: Mapped[IntPk]
    absence_id: Mapped[int] = mapped_column(unique=True)
    place: Mapped[str | None]
    task: Mapped[str | None]
    paper: Mapped[str | None]
    replacement: Mapped[str | None]
