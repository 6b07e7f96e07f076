"""Study for an exam in the terminal: question banks, timed quizzes, spaced review, in Chinese and English."""

__version__ = "0.4.0"
