"""What the RavenStack files say as of a date, counted from the CSV alone: plans, MRR, and who is in three audiences.

Shares no code and no language with the product. Arguments: the folder of the files, and the date. Prints JSON.
"""

import csv
import datetime
import json
import pathlib
import sys
from collections import defaultdict
from decimal import Decimal


def rows(folder, name):
    with open(folder / f"ravenstack_{name}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main(folder, as_of):
    owner, mrr = {}, defaultdict(Decimal)
    for row in rows(folder, "subscriptions"):
        owner[row["subscription_id"]] = row["account_id"]
        if row["end_date"] == "":
            mrr[row["account_id"]] += Decimal(row["mrr_amount"])

    uses = []
    events = defaultdict(int)
    for row in rows(folder, "feature_usage"):
        account = owner[row["subscription_id"]]
        age = (as_of - datetime.date.fromisoformat(row["usage_date"])).days
        uses.append((account, age, row["feature_name"]))
        events[account] += 1

    week, month, quarter = defaultdict(int), defaultdict(set), defaultdict(set)
    for account, age, feature in uses:
        if 0 <= age < 7:
            week[account] += 1
        if 0 <= age < 30:
            month[account].add(age)
        if 0 <= age < 90 and int(feature.removeprefix("feature_")) > 20:
            quarter[account].add(feature)

    accounts = list(rows(folder, "accounts"))
    ids = [row["account_id"] for row in accounts]
    young = [
        row["account_id"]
        for row in accounts
        if (as_of - datetime.date.fromisoformat(row["signup_date"])).days < 28
    ]
    return {
        "plans": {row["account_id"]: row["plan_tier"] for row in accounts},
        "mrr": {account: str(mrr[account]) for account in ids},
        "events": {account: events[account] for account in ids},
        "young": sorted(young),
        "audiences": {
            "twice_this_week": sorted(a for a in ids if week[a] >= 2),
            "three_days_this_month": sorted(a for a in ids if len(month[a]) >= 3),
            "broad_this_quarter": sorted(a for a in ids if len(quarter[a]) >= 4),
        },
    }


if __name__ == "__main__":
    json.dump(main(pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])), sys.stdout)
