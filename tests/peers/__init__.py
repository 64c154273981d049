"""Runs programs that others wrote, with and without the recorder: same results?"""
