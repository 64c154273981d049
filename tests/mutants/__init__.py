"""Breaks the solutions of the exercises in small ways: does their check refuse each?"""
