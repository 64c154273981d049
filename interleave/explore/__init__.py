"""Runs a program in every order that CPython can give its threads."""
