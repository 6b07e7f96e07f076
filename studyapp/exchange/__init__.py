"""Foreign formats <-> course, one file a format. Knows no file of the course and no database: what it writes is handed
in as questions, and handed back as text or bytes.
"""
