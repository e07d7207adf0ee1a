-- Rows are found by their review status and by what is to be checked; see retag.

