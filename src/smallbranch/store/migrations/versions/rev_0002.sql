-- What the second schema adds to the first. Statements end with a semicolon at the end of a line.

CREATE TABLE dues_report (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    reported_on TEXT NOT NULL,
    to_org TEXT,
    note TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT uq_dues_report_year UNIQUE (year)
);

CREATE TABLE explanation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    about TEXT NOT NULL,
    reason TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CONSTRAINT uq_explanation_code_subject_kind_subject_id_about UNIQUE (code, subject_kind, subject_id, about)
);

CREATE TABLE ledger_shape (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ledger TEXT NOT NULL,
    shape TEXT NOT NULL,
    CONSTRAINT uq_ledger_shape_ledger UNIQUE (ledger)
);

CREATE TABLE member_filter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    asked TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT uq_member_filter_name UNIQUE (name)
);

CREATE TABLE reminder (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    until TEXT,
    reason TEXT NOT NULL,
    about TEXT,
    set_on TEXT NOT NULL,
    CONSTRAINT uq_reminder_key UNIQUE ("key")
);

CREATE TABLE roster_export (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    exported_at TEXT NOT NULL,
    as_of TEXT NOT NULL,
    people INTEGER NOT NULL,
    unmasked BOOLEAN NOT NULL
);

CREATE TABLE secondment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    absence_id INTEGER NOT NULL,
    place TEXT,
    task TEXT,
    paper TEXT,
    replacement TEXT,
    CONSTRAINT uq_secondment_absence_id UNIQUE (absence_id)
);

CREATE TABLE new_team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    aim TEXT,
    start_on TEXT NOT NULL,
    due_on TEXT,
    end_on TEXT,
    outcome TEXT,
    note TEXT,
    founding_note TEXT,
    closing_note TEXT
);

INSERT INTO new_team ("id", "name", "aim", "start_on", "due_on", "end_on", "outcome", "note") SELECT "id", "name", "aim", "start_on", "due_on", "end_on", "outcome", "note" FROM "team";

DELETE FROM sqlite_sequence WHERE name='new_team';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_team', seq FROM sqlite_sequence WHERE name='team';

DROP TABLE "team";

ALTER TABLE new_team RENAME TO "team";

CREATE TABLE temporary_body (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    approver TEXT,
    approval_doc TEXT,
    start_on TEXT NOT NULL,
    end_on TEXT,
    remark TEXT
);

CREATE TABLE new_absence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT,
    note TEXT,
    weekdays TEXT,
    half TEXT,
    CONSTRAINT fk_absence_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

INSERT INTO new_absence ("id", "member_id", "kind", "start_on", "end_on", "note") SELECT "id", "member_id", "kind", "start_on", "end_on", "note" FROM "absence";

DELETE FROM sqlite_sequence WHERE name='new_absence';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_absence', seq FROM sqlite_sequence WHERE name='absence';

DROP TABLE "absence";

ALTER TABLE new_absence RENAME TO "absence";

CREATE INDEX ix_absence_member_id ON absence (member_id);

CREATE TABLE new_development_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    done_on TEXT NOT NULL,
    doc_no TEXT,
    handler TEXT,
    note TEXT,
    result TEXT,
    hours INTEGER,
    days INTEGER,
    vote_present INTEGER,
    vote_yes INTEGER,
    vote_no INTEGER,
    vote_abstain INTEGER,
    vote_written INTEGER,
    event_id INTEGER,
    CONSTRAINT fk_development_step_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

INSERT INTO new_development_step ("id", "member_id", "step", "done_on", "doc_no", "handler", "note", "result", "hours", "days", "vote_present", "vote_yes", "vote_no", "vote_abstain", "vote_written") SELECT "id", "member_id", "step", "done_on", "doc_no", "handler", "note", "result", "hours", "days", "vote_present", "vote_yes", "vote_no", "vote_abstain", "vote_written" FROM "development_step";

DELETE FROM sqlite_sequence WHERE name='new_development_step';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_development_step', seq FROM sqlite_sequence WHERE name='development_step';

DROP TABLE "development_step";

ALTER TABLE new_development_step RENAME TO "development_step";

CREATE INDEX ix_development_step_member_id ON development_step (member_id);

CREATE TABLE earlier_letter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    to_org TEXT NOT NULL,
    letter_no TEXT,
    letter_on TEXT NOT NULL,
    letter_days INTEGER,
    dues_to TEXT,
    replaced_on TEXT NOT NULL,
    CONSTRAINT fk_earlier_letter_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_earlier_letter_member_id ON earlier_letter (member_id);

CREATE TABLE election (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    term_no INTEGER NOT NULL,
    has_committee BOOLEAN NOT NULL,
    seats INTEGER NOT NULL,
    opened_on TEXT NOT NULL,
    meeting_on TEXT,
    reason TEXT,
    settled_on TEXT,
    term_id INTEGER,
    CONSTRAINT fk_election_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON DELETE RESTRICT
);

CREATE INDEX ix_election_term_id ON election (term_id);

CREATE TABLE new_event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    start_at TEXT NOT NULL,
    end_at TEXT,
    place TEXT,
    joint_with TEXT,
    organiser TEXT,
    partner_people INTEGER,
    moved_from TEXT,
    move_reason TEXT,
    business_task TEXT,
    team_id INTEGER,
    entered_at TEXT NOT NULL,
    note TEXT,
    CONSTRAINT uq_event_uid UNIQUE (uid),
    CONSTRAINT fk_event_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT
);

INSERT INTO new_event ("id", "uid", "title", "start_at", "end_at", "place", "joint_with", "moved_from", "move_reason", "business_task", "team_id", "entered_at", "note") SELECT "id", "uid", "title", "start_at", "end_at", "place", "joint_with", "moved_from", "move_reason", "business_task", "team_id", "entered_at", "note" FROM "event";

DELETE FROM sqlite_sequence WHERE name='new_event';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_event', seq FROM sqlite_sequence WHERE name='event';

DROP TABLE "event";

ALTER TABLE new_event RENAME TO "event";

CREATE INDEX ix_event_start_at ON event (start_at);

CREATE INDEX ix_event_team_id ON event (team_id);

CREATE TABLE new_member_relation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start_on TEXT,
    end_on TEXT,
    start_cause TEXT,
    end_cause TEXT,
    other_org TEXT,
    letter_no TEXT,
    letter_on TEXT,
    letter_days INTEGER,
    dues_to TEXT,
    receipt_on TEXT,
    CONSTRAINT fk_member_relation_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

INSERT INTO new_member_relation ("id", "member_id", "kind", "start_on", "end_on", "start_cause", "end_cause", "other_org", "letter_no", "letter_on", "receipt_on") SELECT "id", "member_id", "kind", "start_on", "end_on", "start_cause", "end_cause", "other_org", "letter_no", "letter_on", "receipt_on" FROM "member_relation";

DELETE FROM sqlite_sequence WHERE name='new_member_relation';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_member_relation', seq FROM sqlite_sequence WHERE name='member_relation';

DROP TABLE "member_relation";

ALTER TABLE new_member_relation RENAME TO "member_relation";

CREATE INDEX ix_member_relation_member_id ON member_relation (member_id);

CREATE TABLE new_team_milestone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    result TEXT,
    owner TEXT,
    evidence TEXT,
    CONSTRAINT fk_team_milestone_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT
);

INSERT INTO new_team_milestone ("id", "team_id", "position", "title", "due_on", "done_on", "result") SELECT "id", "team_id", "position", "title", "due_on", "done_on", "result" FROM "team_milestone";

DELETE FROM sqlite_sequence WHERE name='new_team_milestone';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_team_milestone', seq FROM sqlite_sequence WHERE name='team_milestone';

DROP TABLE "team_milestone";

ALTER TABLE new_team_milestone RENAME TO "team_milestone";

CREATE INDEX ix_team_milestone_team_id ON team_milestone (team_id);

CREATE TABLE temporary_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL,
    member_id INTEGER,
    person_name TEXT,
    post TEXT,
    CONSTRAINT fk_temporary_member_body_id FOREIGN KEY(body_id) REFERENCES temporary_body (id) ON DELETE RESTRICT,
    CONSTRAINT fk_temporary_member_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_temporary_member_body_id ON temporary_member (body_id);

CREATE INDEX ix_temporary_member_member_id ON temporary_member (member_id);

CREATE TABLE term_extension (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    term_id INTEGER NOT NULL,
    until_on TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    approval_doc TEXT NOT NULL,
    reason TEXT,
    CONSTRAINT fk_term_extension_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON DELETE RESTRICT
);

CREATE INDEX ix_term_extension_term_id ON term_extension (term_id);

CREATE TABLE ballot (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    election_id INTEGER NOT NULL,
    post TEXT NOT NULL,
    body TEXT NOT NULL,
    seats INTEGER NOT NULL,
    own_order BOOLEAN NOT NULL,
    held_on TEXT,
    due INTEGER,
    present INTEGER,
    issued INTEGER,
    returned INTEGER,
    valid INTEGER,
    void INTEGER,
    excluded INTEGER NOT NULL,
    excluded_basis TEXT,
    superior_consent TEXT,
    meeting_consent TEXT,
    fewer_agreed INTEGER,
    chair_id INTEGER,
    note TEXT,
    CONSTRAINT fk_ballot_election_id FOREIGN KEY(election_id) REFERENCES election (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ballot_chair_id FOREIGN KEY(chair_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_ballot_chair_id ON ballot (chair_id);

CREATE INDEX ix_ballot_election_id ON ballot (election_id);

CREATE TABLE election_paper (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    election_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    paper TEXT NOT NULL,
    CONSTRAINT fk_election_paper_election_id FOREIGN KEY(election_id) REFERENCES election (id) ON DELETE RESTRICT
);

CREATE INDEX ix_election_paper_election_id ON election_paper (election_id);

CREATE TABLE election_result (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    election_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    post TEXT NOT NULL,
    CONSTRAINT fk_election_result_election_id FOREIGN KEY(election_id) REFERENCES election (id) ON DELETE RESTRICT,
    CONSTRAINT fk_election_result_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_election_result_election_id ON election_result (election_id);

CREATE INDEX ix_election_result_member_id ON election_result (member_id);

CREATE TABLE election_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    election_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    done_on TEXT NOT NULL,
    doc_no TEXT,
    note TEXT,
    CONSTRAINT fk_election_step_election_id FOREIGN KEY(election_id) REFERENCES election (id) ON DELETE RESTRICT
);

CREATE INDEX ix_election_step_election_id ON election_step (election_id);

CREATE TABLE new_plan_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    period TEXT NOT NULL,
    form TEXT NOT NULL,
    topic TEXT,
    planned_on TEXT,
    planned_time TEXT,
    place TEXT,
    lead TEXT,
    scope TEXT,
    cell_id INTEGER,
    deadline TEXT,
    reported_on TEXT,
    required_file TEXT,
    source TEXT NOT NULL,
    rule_id TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    moved_from TEXT,
    move_reason TEXT,
    done_on TEXT,
    evidence TEXT,
    evidence_id INTEGER,
    asked_as TEXT,
    CONSTRAINT uq_plan_item_uid UNIQUE (uid),
    CONSTRAINT fk_plan_item_cell_id FOREIGN KEY(cell_id) REFERENCES cell (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_item_evidence_id FOREIGN KEY(evidence_id) REFERENCES event (id) ON DELETE RESTRICT
);

INSERT INTO new_plan_item ("id", "uid", "period", "form", "topic", "planned_on", "planned_time", "place", "lead", "scope", "cell_id", "deadline", "reported_on", "required_file", "source", "rule_id", "state", "reason", "note") SELECT "id", "uid", "period", "form", "topic", "planned_on", "planned_time", "place", "lead", "scope", "cell_id", "deadline", "reported_on", "required_file", "source", "rule_id", "state", "reason", "note" FROM "plan_item";

DELETE FROM sqlite_sequence WHERE name='new_plan_item';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_plan_item', seq FROM sqlite_sequence WHERE name='plan_item';

DROP TABLE "plan_item";

ALTER TABLE new_plan_item RENAME TO "plan_item";

CREATE INDEX ix_plan_item_cell_id ON plan_item (cell_id);

CREATE INDEX ix_plan_item_evidence_id ON plan_item (evidence_id);

CREATE INDEX ix_plan_item_form ON plan_item (form);

CREATE INDEX ix_plan_item_planned_on ON plan_item (planned_on);

CREATE TABLE ballot_candidate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ballot_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    write_in BOOLEAN NOT NULL,
    yes INTEGER,
    no INTEGER,
    abstain INTEGER,
    CONSTRAINT fk_ballot_candidate_ballot_id FOREIGN KEY(ballot_id) REFERENCES ballot (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ballot_candidate_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_ballot_candidate_ballot_id ON ballot_candidate (ballot_id);

CREATE INDEX ix_ballot_candidate_member_id ON ballot_candidate (member_id);

CREATE TABLE ballot_teller (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ballot_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT fk_ballot_teller_ballot_id FOREIGN KEY(ballot_id) REFERENCES ballot (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ballot_teller_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_ballot_teller_ballot_id ON ballot_teller (ballot_id);

CREATE INDEX ix_ballot_teller_member_id ON ballot_teller (member_id);

CREATE TABLE new_decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    owner TEXT,
    due_on TEXT,
    to_general_meeting BOOLEAN NOT NULL,
    closed_on TEXT,
    outcome TEXT,
    CONSTRAINT fk_decision_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

INSERT INTO new_decision ("id", "segment_id", "position", "text", "owner", "due_on", "to_general_meeting", "closed_on", "outcome") SELECT "id", "segment_id", "position", "text", "owner", "due_on", 0, "closed_on", "outcome" FROM "decision";

DELETE FROM sqlite_sequence WHERE name='new_decision';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_decision', seq FROM sqlite_sequence WHERE name='decision';

DROP TABLE "decision";

ALTER TABLE new_decision RENAME TO "decision";

CREATE INDEX ix_decision_segment_id ON decision (segment_id);

CREATE TABLE new_micro_lecture (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    held_on TEXT NOT NULL,
    speaker_id INTEGER,
    speaker_name TEXT,
    topic TEXT NOT NULL,
    kind TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    hearers INTEGER,
    segment_id INTEGER,
    materials TEXT,
    evaluation TEXT,
    business_task TEXT,
    team_id INTEGER,
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_micro_lecture_speaker_id FOREIGN KEY(speaker_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_micro_lecture_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_micro_lecture_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT
);

INSERT INTO new_micro_lecture ("id", "held_on", "speaker_id", "speaker_name", "topic", "kind", "minutes", "hearers", "segment_id", "materials", "evaluation", "entered_at") SELECT "id", "held_on", "speaker_id", "speaker_name", "topic", "kind", "minutes", "hearers", "segment_id", "materials", "evaluation", "entered_at" FROM "micro_lecture";

DELETE FROM sqlite_sequence WHERE name='new_micro_lecture';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_micro_lecture', seq FROM sqlite_sequence WHERE name='micro_lecture';

DROP TABLE "micro_lecture";

ALTER TABLE new_micro_lecture RENAME TO "micro_lecture";

CREATE INDEX ix_micro_lecture_segment_id ON micro_lecture (segment_id);

CREATE INDEX ix_micro_lecture_speaker_id ON micro_lecture (speaker_id);

CREATE INDEX ix_micro_lecture_team_id ON micro_lecture (team_id);

CREATE TABLE new_motion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    method TEXT,
    yes INTEGER NOT NULL,
    no INTEGER NOT NULL,
    abstain INTEGER NOT NULL,
    written_yes INTEGER NOT NULL,
    written_no INTEGER NOT NULL,
    written_abstain INTEGER NOT NULL,
    excluded INTEGER NOT NULL,
    excluded_basis TEXT,
    superior_consent TEXT,
    meeting_consent TEXT,
    CONSTRAINT fk_motion_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

INSERT INTO new_motion ("id", "segment_id", "position", "title", "kind", "method", "yes", "no", "abstain", "written_yes", "written_no", "written_abstain", "excluded", "excluded_basis") SELECT "id", "segment_id", "position", "title", "kind", "method", "yes", "no", "abstain", "written_yes", "written_no", 0, "excluded", "excluded_basis" FROM "motion";

DELETE FROM sqlite_sequence WHERE name='new_motion';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_motion', seq FROM sqlite_sequence WHERE name='motion';

DROP TABLE "motion";

ALTER TABLE new_motion RENAME TO "motion";

CREATE INDEX ix_motion_segment_id ON motion (segment_id);

CREATE TABLE attachment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    member_id INTEGER,
    event_id INTEGER,
    team_id INTEGER,
    entry_id INTEGER,
    lecture_id INTEGER,
    applicant_id INTEGER,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT,
    file TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    taken_on TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT ck_attachment_one_owner CHECK ((member_id IS NOT NULL) + (event_id IS NOT NULL) + (team_id IS NOT NULL) + (entry_id IS NOT NULL) + (lecture_id IS NOT NULL) + (applicant_id IS NOT NULL) = 1),
    CONSTRAINT uq_attachment_uid UNIQUE (uid),
    CONSTRAINT fk_attachment_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attachment_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attachment_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attachment_entry_id FOREIGN KEY(entry_id) REFERENCES register_entry (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attachment_lecture_id FOREIGN KEY(lecture_id) REFERENCES micro_lecture (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attachment_applicant_id FOREIGN KEY(applicant_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_attachment_applicant_id ON attachment (applicant_id);

CREATE INDEX ix_attachment_entry_id ON attachment (entry_id);

CREATE INDEX ix_attachment_event_id ON attachment (event_id);

CREATE INDEX ix_attachment_lecture_id ON attachment (lecture_id);

CREATE INDEX ix_attachment_member_id ON attachment (member_id);

CREATE INDEX ix_attachment_team_id ON attachment (team_id);

CREATE TABLE new_makeup (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    attendance_id INTEGER NOT NULL,
    done_on TEXT,
    how TEXT,
    minutes INTEGER,
    note TEXT,
    waived TEXT,
    CONSTRAINT fk_makeup_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE RESTRICT
);

INSERT INTO new_makeup ("id", "attendance_id", "done_on", "how", "minutes", "note") SELECT "id", "attendance_id", "done_on", "how", "minutes", "note" FROM "makeup";

DELETE FROM sqlite_sequence WHERE name='new_makeup';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_makeup', seq FROM sqlite_sequence WHERE name='makeup';

DROP TABLE "makeup";

ALTER TABLE new_makeup RENAME TO "makeup";

CREATE INDEX ix_makeup_attendance_id ON makeup (attendance_id);

CREATE TABLE micro_lecture_turn (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    planned_on TEXT NOT NULL,
    speaker_id INTEGER NOT NULL,
    topic TEXT,
    note TEXT,
    lecture_id INTEGER,
    CONSTRAINT fk_micro_lecture_turn_speaker_id FOREIGN KEY(speaker_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_micro_lecture_turn_lecture_id FOREIGN KEY(lecture_id) REFERENCES micro_lecture (id) ON DELETE RESTRICT
);

CREATE INDEX ix_micro_lecture_turn_lecture_id ON micro_lecture_turn (lecture_id);

CREATE INDEX ix_micro_lecture_turn_speaker_id ON micro_lecture_turn (speaker_id);
