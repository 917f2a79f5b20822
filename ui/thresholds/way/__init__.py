"""The way of a draft into use: findings, sending for approval, approval by another, roll back, versions, library."""
