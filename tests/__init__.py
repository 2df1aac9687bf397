"""Tests mirror pipeline/."""
