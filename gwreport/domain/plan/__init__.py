"""The plan (任务分解方案): its items and their targets, its versions, and what other documents say of them."""
