"""progress.db: the journal of events and its projections. The only room with SQL about a student.

The append-only journal is the truth; sittings, cards, tallies and days are projections of it, written in the same
transaction and rebuildable from it at any time. `journal` is the door: `reading` is what can be asked of it, and
`projections` what every event changes. `glance` is what the home screen reads before anything heavy is imported.
"""
