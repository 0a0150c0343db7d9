"""Data packs: rules, ledger definitions and holidays as TOML, read into frozen values, every problem listed at once."""
