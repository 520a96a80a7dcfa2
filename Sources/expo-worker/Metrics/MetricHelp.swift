/// What the reader of a dashboard is told of each name.
enum MetricHelp {
  static let texts = [
    "database_up": "Whether the database answered this scrape.",
    "database_horizon_age_seconds":
      "Since when the one who holds back cleaning most has its snapshot; its labels say who.",
    "database_horizon_age_transactions": "How many transactions ago that was.",
    "jobs_abandoned_handlers_total": "Handlers that did not give way when told to.",
    "jobs_depth": "Jobs of a queue by state, over the whole fleet.",
    "jobs_duration_seconds": "How long attempts of a kind took.",
    "jobs_ended_total": "Attempts of a kind that ended, by outcome.",
    "jobs_fenced_writes_total": "Writes of workers that had lost their lease, all refused.",
    "jobs_loop_last_success_seconds":
      "When each loop of this worker last worked, as seconds since 1970.",
    "jobs_oldest_due_seconds": "How long the job that waits longest has been due.",
    "jobs_rescued_total": "Jobs that this worker took from vanished ones.",
    "jobs_started_total": "Attempts of a kind that began.",
    "jobs_wait_seconds": "How long jobs of a kind were due before they began.",
    "jobs_workers": "Workers that are alive, over the whole fleet.",
  ]
}
