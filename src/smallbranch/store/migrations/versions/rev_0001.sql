-- First schema. Statements end with a semicolon at the end of a line.

CREATE TABLE branch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT,
    agency TEXT,
    superior_org TEXT,
    zone TEXT,
    unit_code TEXT,
    founded_on TEXT,
    founding_doc TEXT,
    venue TEXT,
    office_phone TEXT,
    liaison TEXT,
    theme_day INTEGER,
    practice BOOLEAN NOT NULL
);

CREATE TABLE cell (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    departments TEXT,
    start_on TEXT,
    end_on TEXT,
    remark TEXT
);

CREATE TABLE dues_remittance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    remitted_on TEXT NOT NULL,
    period TEXT NOT NULL,
    amount TEXT NOT NULL,
    receipt_no TEXT,
    handler TEXT,
    receiver TEXT,
    note TEXT,
    entered_at TEXT NOT NULL
);

CREATE INDEX ix_dues_remittance_remitted_on ON dues_remittance (remitted_on);

CREATE TABLE dues_report (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    reported_on TEXT NOT NULL,
    to_org TEXT,
    note TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT uq_dues_report_year UNIQUE (year)
);

CREATE TABLE dues_use (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    used_on TEXT NOT NULL,
    purpose TEXT NOT NULL,
    category TEXT NOT NULL,
    amount TEXT NOT NULL,
    decided_on TEXT,
    handler TEXT,
    witness TEXT,
    receipt_no TEXT,
    note TEXT,
    entered_at TEXT NOT NULL
);

CREATE INDEX ix_dues_use_used_on ON dues_use (used_on);

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

CREATE TABLE issued_document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    period TEXT NOT NULL,
    ledgers TEXT NOT NULL,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    blocks TEXT NOT NULL,
    digest TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_hash TEXT NOT NULL,
    issued_at TEXT NOT NULL
);

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    params TEXT NOT NULL,
    actor TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    target INTEGER,
    fact TEXT NOT NULL,
    pii TEXT,
    fact_salt TEXT NOT NULL,
    pii_salt TEXT,
    fact_commitment TEXT NOT NULL,
    pii_commitment TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE ledger_shape (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ledger TEXT NOT NULL,
    shape TEXT NOT NULL,
    CONSTRAINT uq_ledger_shape_ledger UNIQUE (ledger)
);

CREATE TABLE member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    initials TEXT NOT NULL,
    sort_no INTEGER NOT NULL,
    sex TEXT,
    ethnic_group TEXT,
    birth_date TEXT,
    native_place TEXT,
    education TEXT,
    degree TEXT,
    work_start_date TEXT,
    join_date TEXT,
    full_date TEXT,
    id_number TEXT,
    phone TEXT,
    admin_post TEXT,
    department TEXT,
    address TEXT,
    job_post TEXT,
    new_social_stratum TEXT,
    technical_post TEXT,
    registered_residence TEXT,
    join_type TEXT,
    confirmation_result TEXT,
    join_branch TEXT,
    party_age_correction_months INTEGER,
    retired_on TEXT,
    remark TEXT,
    CONSTRAINT uq_member_uid UNIQUE (uid)
);

CREATE INDEX ix_member_name ON member (name);

CREATE INDEX ix_member_name_key ON member (name_key);

CREATE TABLE member_filter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    asked TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT uq_member_filter_name UNIQUE (name)
);

CREATE TABLE own_field (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    choices TEXT NOT NULL,
    sensitive BOOLEAN NOT NULL,
    hidden BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT uq_own_field_key UNIQUE ("key")
);

CREATE TABLE register_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    register TEXT NOT NULL,
    on_day TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT uq_register_entry_uid UNIQUE (uid)
);

CREATE INDEX ix_register_entry_on_day ON register_entry (on_day);

CREATE INDEX ix_register_entry_register ON register_entry (register);

CREATE TABLE reminder (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    until TEXT,
    reason TEXT NOT NULL,
    about TEXT,
    set_on TEXT NOT NULL,
    CONSTRAINT uq_reminder_key UNIQUE ("key")
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

CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT uq_setting_key UNIQUE ("key")
);

CREATE TABLE team (
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

CREATE TABLE term (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    term_no INTEGER NOT NULL,
    elected_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    approval_doc TEXT,
    has_committee BOOLEAN NOT NULL
);

CREATE TABLE zone_offer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    capacity TEXT,
    available TEXT,
    contact TEXT,
    since TEXT,
    until TEXT,
    state TEXT,
    note TEXT
);

CREATE TABLE zone_submission (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    period TEXT NOT NULL,
    file_name TEXT NOT NULL,
    data_digest TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_hash TEXT NOT NULL,
    made_at TEXT NOT NULL
);

CREATE TABLE absence (
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

CREATE INDEX ix_absence_member_id ON absence (member_id);

CREATE TABLE cell_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cell_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    leader BOOLEAN NOT NULL,
    start_on TEXT,
    end_on TEXT,
    CONSTRAINT fk_cell_member_cell_id FOREIGN KEY(cell_id) REFERENCES cell (id) ON DELETE RESTRICT,
    CONSTRAINT fk_cell_member_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_cell_member_cell_id ON cell_member (cell_id);

CREATE INDEX ix_cell_member_member_id ON cell_member (member_id);

CREATE TABLE development_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT,
    CONSTRAINT fk_development_contact_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_development_contact_contact_id FOREIGN KEY(contact_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_contact_contact_id ON development_contact (contact_id);

CREATE INDEX ix_development_contact_member_id ON development_contact (member_id);

CREATE TABLE development_extension (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    decided_on TEXT NOT NULL,
    months INTEGER NOT NULL,
    doc_no TEXT,
    reason TEXT,
    CONSTRAINT fk_development_extension_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_extension_member_id ON development_extension (member_id);

CREATE TABLE development_notice (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    posted_on TEXT NOT NULL,
    place TEXT,
    outcome TEXT,
    CONSTRAINT fk_development_notice_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_notice_member_id ON development_notice (member_id);

CREATE TABLE development_paper (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    paper TEXT NOT NULL,
    CONSTRAINT fk_development_paper_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_paper_member_id ON development_paper (member_id);

CREATE TABLE development_review (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    held_on TEXT NOT NULL,
    opinion TEXT,
    CONSTRAINT fk_development_review_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_review_member_id ON development_review (member_id);

CREATE TABLE development_step (
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
    CONSTRAINT fk_development_step_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_development_step_member_id ON development_step (member_id);

CREATE TABLE dues_base (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT,
    base TEXT,
    rate TEXT,
    monthly TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    note TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_dues_base_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_dues_base_member_id ON dues_base (member_id);

CREATE TABLE dues_payment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    paid_on TEXT NOT NULL,
    extra TEXT NOT NULL,
    payer TEXT,
    receipt_no TEXT,
    note TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_dues_payment_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_dues_payment_member_id ON dues_payment (member_id);

CREATE INDEX ix_dues_payment_paid_on ON dues_payment (paid_on);

CREATE TABLE dues_relief (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    monthly TEXT NOT NULL,
    reason TEXT,
    studied_on TEXT,
    approved_on TEXT,
    approval_doc TEXT,
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_dues_relief_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_dues_relief_member_id ON dues_relief (member_id);

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

CREATE TABLE event (
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

CREATE INDEX ix_event_start_at ON event (start_at);

CREATE INDEX ix_event_team_id ON event (team_id);

CREATE TABLE member_category (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    start_on TEXT,
    end_on TEXT,
    CONSTRAINT fk_member_category_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_member_category_member_id ON member_category (member_id);

CREATE TABLE member_relation (
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

CREATE INDEX ix_member_relation_member_id ON member_relation (member_id);

CREATE TABLE member_state (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    start_on TEXT,
    end_on TEXT,
    basis TEXT,
    CONSTRAINT fk_member_state_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_member_state_member_id ON member_state (member_id);

CREATE TABLE own_value (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    field_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    text TEXT,
    secret TEXT,
    CONSTRAINT fk_own_value_field_id FOREIGN KEY(field_id) REFERENCES own_field (id) ON DELETE RESTRICT,
    CONSTRAINT fk_own_value_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_own_value_field_id ON own_value (field_id);

CREATE INDEX ix_own_value_member_id ON own_value (member_id);

CREATE TABLE post (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    term_id INTEGER,
    post TEXT NOT NULL,
    start_on TEXT,
    end_on TEXT,
    origin TEXT,
    duties TEXT,
    approval_doc TEXT,
    CONSTRAINT fk_post_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_post_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON DELETE RESTRICT
);

CREATE INDEX ix_post_member_id ON post (member_id);

CREATE INDEX ix_post_term_id ON post (term_id);

CREATE TABLE register_value (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT,
    secret TEXT,
    member_id INTEGER,
    CONSTRAINT fk_register_value_entry_id FOREIGN KEY(entry_id) REFERENCES register_entry (id) ON DELETE RESTRICT,
    CONSTRAINT fk_register_value_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_register_value_entry_id ON register_value (entry_id);

CREATE INDEX ix_register_value_member_id ON register_value (member_id);

CREATE TABLE team_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    member_id INTEGER,
    person_name TEXT,
    department TEXT,
    leader BOOLEAN NOT NULL,
    task TEXT,
    start_on TEXT,
    end_on TEXT,
    CONSTRAINT fk_team_member_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT,
    CONSTRAINT fk_team_member_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_team_member_member_id ON team_member (member_id);

CREATE INDEX ix_team_member_team_id ON team_member (team_id);

CREATE TABLE team_milestone (
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
    chair_id INTEGER,
    note TEXT,
    CONSTRAINT fk_ballot_election_id FOREIGN KEY(election_id) REFERENCES election (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ballot_chair_id FOREIGN KEY(chair_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_ballot_chair_id ON ballot (chair_id);

CREATE INDEX ix_ballot_election_id ON ballot (election_id);

CREATE TABLE dues_base_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    base_id INTEGER NOT NULL,
    item TEXT NOT NULL,
    amount TEXT,
    CONSTRAINT fk_dues_base_item_base_id FOREIGN KEY(base_id) REFERENCES dues_base (id) ON DELETE RESTRICT
);

CREATE INDEX ix_dues_base_item_base_id ON dues_base_item (base_id);

CREATE TABLE dues_payment_month (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL,
    month TEXT NOT NULL,
    amount TEXT NOT NULL,
    CONSTRAINT fk_dues_payment_month_payment_id FOREIGN KEY(payment_id) REFERENCES dues_payment (id) ON DELETE RESTRICT
);

CREATE INDEX ix_dues_payment_month_month ON dues_payment_month (month);

CREATE INDEX ix_dues_payment_month_payment_id ON dues_payment_month (payment_id);

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

CREATE TABLE plan_item (
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
    CONSTRAINT uq_plan_item_uid UNIQUE (uid),
    CONSTRAINT fk_plan_item_cell_id FOREIGN KEY(cell_id) REFERENCES cell (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_item_evidence_id FOREIGN KEY(evidence_id) REFERENCES event (id) ON DELETE RESTRICT
);

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

CREATE TABLE segment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    topic TEXT NOT NULL,
    cell_id INTEGER,
    start_at TEXT,
    end_at TEXT,
    chair_id INTEGER,
    recorder_id INTEGER,
    lecturer_id INTEGER,
    lecturer_name TEXT,
    minutes TEXT,
    discussion TEXT,
    resolution TEXT,
    plan_item_id INTEGER,
    makes_up TEXT,
    work_year INTEGER,
    CONSTRAINT fk_segment_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE RESTRICT,
    CONSTRAINT fk_segment_cell_id FOREIGN KEY(cell_id) REFERENCES cell (id) ON DELETE RESTRICT,
    CONSTRAINT fk_segment_chair_id FOREIGN KEY(chair_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_segment_recorder_id FOREIGN KEY(recorder_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_segment_lecturer_id FOREIGN KEY(lecturer_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_segment_plan_item_id FOREIGN KEY(plan_item_id) REFERENCES plan_item (id) ON DELETE RESTRICT
);

CREATE INDEX ix_segment_cell_id ON segment (cell_id);

CREATE INDEX ix_segment_chair_id ON segment (chair_id);

CREATE INDEX ix_segment_event_id ON segment (event_id);

CREATE INDEX ix_segment_form ON segment (form);

CREATE INDEX ix_segment_lecturer_id ON segment (lecturer_id);

CREATE INDEX ix_segment_plan_item_id ON segment (plan_item_id);

CREATE INDEX ix_segment_recorder_id ON segment (recorder_id);

CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    presenter TEXT,
    CONSTRAINT fk_agenda_item_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

CREATE INDEX ix_agenda_item_segment_id ON agenda_item (segment_id);

CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    provenance TEXT NOT NULL,
    arrived_at TEXT,
    left_at TEXT,
    CONSTRAINT fk_attendance_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
);

CREATE INDEX ix_attendance_member_id ON attendance (member_id);

CREATE INDEX ix_attendance_segment_id ON attendance (segment_id);

CREATE TABLE decision (
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

CREATE INDEX ix_decision_segment_id ON decision (segment_id);

CREATE TABLE guest (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    CONSTRAINT fk_guest_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

CREATE INDEX ix_guest_segment_id ON guest (segment_id);

CREATE TABLE micro_lecture (
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

CREATE INDEX ix_micro_lecture_segment_id ON micro_lecture (segment_id);

CREATE INDEX ix_micro_lecture_speaker_id ON micro_lecture (speaker_id);

CREATE INDEX ix_micro_lecture_team_id ON micro_lecture (team_id);

CREATE TABLE motion (
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

CREATE TABLE makeup (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    attendance_id INTEGER NOT NULL,
    done_on TEXT,
    how TEXT,
    minutes INTEGER,
    note TEXT,
    waived TEXT,
    CONSTRAINT fk_makeup_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE RESTRICT
);

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
