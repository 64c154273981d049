"""Collects and runs the blocks, records, keeps the ledger, guards publishing."""
