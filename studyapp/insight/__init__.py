"""Tallies -> what a student may read from them: scores a topic and chapter. Pure; opens no database."""
