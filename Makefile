# Vital Few. `make` lists the targets.

# Where `make run` listens, keeps its data, finds the model, and which demo it loads (company, small, or none: an empty start).
export PORT ?= 8080
export DATA ?= data
export MODEL ?= model
export DEMO ?= company

# The first JDK 25 of JAVA_HOME, the PATH and the usual folders.
JDK := $(shell for home in "$$JAVA_HOME" "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac)")")")" \
	/usr/lib/jvm/* /opt/*jdk* /opt/java/* "$$HOME"/.jdks/* "$$HOME"/.sdkman/candidates/java/* \
	/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; \
	do if test -x "$$home/bin/javac" && grep -qs '^JAVA_VERSION="25' "$$home/release"; then echo "$$home"; break; fi; done)
export JAVA_HOME := $(JDK)
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION := 20

MVN := mvn --batch-mode --no-transfer-progress
JAVA := "$(JDK)/bin/java"
SOURCES := $(shell find events imports functions infra local -path '*/src/main/*' -type f) $(shell find events/tracker -maxdepth 1 -type f) $(shell find . -name pom.xml -not -path './*/target/*')
MODEL_FILES := $(shell find $(MODEL) -mindepth 1 2>/dev/null)
CLIENTS := $(shell find events functions local -name package.json -not -path '*/node_modules/*' -not -path '*/target/*' 2>/dev/null)
NODE_MODULES := $(CLIENTS:package.json=node_modules/.package-lock.json)
INFRA = $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "infra/target/classes:$$(cat infra/target/classpath)" dev.vitalfew.infra.VitalFewApp
# Starts fast rather than runs fast; the classes' archive is written when it first ends.
LOCAL_FLAGS := -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=target/local.jsa --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
JARS := $(foreach module,local infra functions events,target/jars/$(module).jar)
RUN_PATH = $$(echo $(JARS) $$(tr ':' '\n' < local/target/classpath | grep '[.]jar$$') | tr ' ' ':')
STAGED := target/run/$(subst /,_,$(MODEL))/VitalFew.template.json

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAGED) $(JARS) ## start everything on this machine, with a demo company (PORT=, DATA=, MODEL=, DEMO=small or none)
	@CDK_OUTDIR=$(dir $(STAGED)) exec $(JAVA) $(LOCAL_FLAGS) -cp "$(RUN_PATH)" dev.vitalfew.local.Main

.PHONY: test
test: jdk $(NODE_MODULES) ## run every test that needs neither account nor Docker
	@if test -e target/unchecked; then rm -rf target/built target/unchecked */target/classes; fi
	@$(MVN) verify

.PHONY: check
check: target/built ## validate the model (MODEL=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.preview.CheckModel $(MODEL)

.PHONY: preview
preview: target/built ## write every email as HTML, text and pictures to look at (MODEL=, OUT=target/preview)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.lifecycle.proofs.WriteProofs $(MODEL) $(or $(OUT),target/preview)

.PHONY: send-test
send-test: export TO := $(TO)
send-test: export EMAIL := $(EMAIL)
# make itself has a variable AS, the assembler.
send-test: export AS := $(if $(filter default,$(origin AS)),,$(AS))
send-test: target/built ## send one email to a colleague (TO=, EMAIL=, AS= a person's id; of `make run` or URL=, KEY=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.preview.SendTest

.PHONY: plan
plan: target/built ## show who would move under a changed model (MODEL=, of what `make run` serves or URL=, KEY=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.preview.PlanModel $(MODEL)

.PHONY: existing
existing: export SEQUENCE := $(SEQUENCE)
existing: export CONFIRM := $(CONFIRM)
existing: target/built ## take those into a sequence who are in its segments already (SEQUENCE=; then CONFIRM= their number; URL=, KEY=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.preview.TakeIn

.PHONY: import
import: target/built ## send a CSV file as history, by a mapping file (FILE=, MAP=, DRY=1, FRESH=1, URL=, KEY=)
	@$(JAVA) --enable-native-access=ALL-UNNAMED -cp "imports/target/classes:$$(cat imports/target/classpath)" dev.vitalfew.imports.ImportCsv

.PHONY: suppress
suppress: target/built ## take over whom another tool must not mail (FILE= of addresses, REASON=unsubscribed or bounced, DRY=1, or WAIVE= your name and why; URL=, KEY=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.read.SuppressFile

.PHONY: bench
bench: jdk node ## measure speed, size and cost against others (PEOPLE=, ROUNDS=, ONLY=speed, size, run, send or rate)
	@$(MVN) --quiet compile dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime --projects bench --also-make
	@$(JAVA) -Xmx5g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "bench/target/classes:$$(cat bench/target/classpath)" dev.vitalfew.bench.Bench

.PHONY: model
model: target/built ## write a model to begin with (TEMPLATE=plan-tier, first-three, examples or starter; MODEL= a new folder)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.model.WriteModel "$(TEMPLATE)" "$(MODEL)" "$(OVERWRITE)"

.PHONY: reference
reference: target/built ## write docs/rules.md and the JSON Schema's conditions from the code
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.model.grammar.WriteReference .

.PHONY: synth
synth: functions/target/functions.jar ## write the CloudFormation template and its assets to cdk.out
	@rm -rf cdk.out && $(INFRA) && echo cdk.out/VitalFew.template.json

.PHONY: deploy
deploy: functions/target/functions.jar node_modules/.package-lock.json ## bring it to the AWS account of your credentials, then print new keys
	@npx cdk deploy VitalFew --outputs-file target/outputs.json && $(MAKE) --no-print-directory keys

.PHONY: keys
keys: target/built ## make a public, a secret and an operator key for the deployed stack, and print them once
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.install.MakeKeys target/outputs.json

.PHONY: rotate
rotate: target/built ## sign the links in emails with a new key; those sent stay valid (RETIRE= a key that became known)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.install.RotateSigningKey target/outputs.json "$(RETIRE)"

.PHONY: webhook-secret
webhook-secret: target/built ## make the secret that a webhook's requests are signed with, or print the one there is (NAME=)
	@$(JAVA) -cp "functions/target/classes:$$(cat functions/target/classpath)" dev.vitalfew.install.MakeWebhookSecret target/outputs.json "$(NAME)"

.PHONY: destroy
destroy: functions/target/functions.jar node_modules/.package-lock.json ## take the stack away; its tables stay
	@npx cdk destroy VitalFew

.PHONY: format
format: jdk ## format the Java sources
	@$(MVN) --quiet spotless:apply

.PHONY: clean
clean: jdk ## remove what was built; data folders stay
	@$(MVN) --quiet clean && rm -rf cdk.out

# What the CDK's command calls, with its own environment.
.PHONY: template
template: functions/target/functions.jar
	@$(INFRA)

# Without Error Prone, for which `make test` compiles anew.
target/built: $(SOURCES) | jdk node
	@mkdir -p target && touch target/unchecked
	@$(MVN) --quiet --threads 2 -Dquick compile dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime --projects '!bench'
	@touch $@

functions/target/functions.jar: target/built
	@$(MVN) --quiet package -DskipTests --projects functions --also-make && touch $@

# The archive of classes takes jars alone: a folder on the class path leaves it unwritten.
target/jars/%.jar: target/built
	@mkdir -p $(@D) && rm -f target/local.jsa && "$(JDK)/bin/jar" --create --no-compress --file $@ -C $*/target/classes .

# For this machine the template needs no jar: the functions are loaded from the classes.
$(STAGED): target/built $(MODEL_FILES)
	@rm -rf $(@D) && CDK_VALIDATION=false CDK_OUTDIR=$(@D) CODE=functions/target/classes PRODUCTION=true $(INFRA) && touch $@

node_modules/.package-lock.json: package-lock.json | node
	@npm ci --silent --no-fund --no-audit

%/node_modules/.package-lock.json: %/package-lock.json | node
	@npm ci --silent --no-fund --no-audit --prefix $*

.PHONY: jdk
jdk:
	@test -n "$(JDK)" || { echo "Vital Few is built with JDK 25, and none was found. Get one from https://adoptium.net (or: apt install temurin-25-jdk, brew install openjdk@25, sdk install java 25-tem), or set JAVA_HOME." >&2; exit 1; }
	@command -v mvn >/dev/null || { echo "Maven 3.8.7 or newer is needed (apt install maven, brew install maven)." >&2; exit 1; }

.PHONY: node
node:
	@command -v npm >/dev/null || { echo "Node 20 or newer is needed (https://nodejs.org)." >&2; exit 1; }
