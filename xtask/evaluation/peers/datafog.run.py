import json
import sys

import datafog

for line in sys.stdin:
    row = json.loads(line)
    found = datafog.scan(row["text"]).entities
    spans = [{"start": f.start, "end": f.end, "label": f.type} for f in found]
    print(json.dumps({"id": row["id"], "spans": spans}), flush=True)
