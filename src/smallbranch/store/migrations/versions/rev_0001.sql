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
    note TEXT
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

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    start_at TEXT NOT NULL,
    end_at TEXT,
    place TEXT,
    joint_with TEXT,
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
    CONSTRAINT uq_plan_item_uid UNIQUE (uid),
    CONSTRAINT fk_plan_item_cell_id FOREIGN KEY(cell_id) REFERENCES cell (id) ON DELETE RESTRICT
);

CREATE INDEX ix_plan_item_cell_id ON plan_item (cell_id);

CREATE INDEX ix_plan_item_form ON plan_item (form);

CREATE INDEX ix_plan_item_planned_on ON plan_item (planned_on);

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
    CONSTRAINT fk_team_milestone_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE RESTRICT
);

CREATE INDEX ix_team_milestone_team_id ON team_milestone (team_id);

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
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_micro_lecture_speaker_id FOREIGN KEY(speaker_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_micro_lecture_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

CREATE INDEX ix_micro_lecture_segment_id ON micro_lecture (segment_id);

CREATE INDEX ix_micro_lecture_speaker_id ON micro_lecture (speaker_id);

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
    excluded INTEGER NOT NULL,
    excluded_basis TEXT,
    CONSTRAINT fk_motion_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE RESTRICT
);

CREATE INDEX ix_motion_segment_id ON motion (segment_id);

CREATE TABLE makeup (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    attendance_id INTEGER NOT NULL,
    done_on TEXT,
    how TEXT,
    minutes INTEGER,
    note TEXT,
    CONSTRAINT fk_makeup_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE RESTRICT
);

CREATE INDEX ix_makeup_attendance_id ON makeup (attendance_id);
