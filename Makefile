# Two commands: `make run` and `make test`. Without make, each is the line below it.
.PHONY: run dev demo test check bench audit lock stop manage

run:
	@python3 -m ssi_site.local run

dev:
	@python3 -m ssi_site.local dev

demo:
	@python3 -m ssi_site.local demo

# make test ARGS="tests/core -k weeks"
test:
	@python3 -m ssi_site.local test $(ARGS)

check:
	@python3 -m ssi_site.local check

# make bench ARGS="--only standing,trend --members 100000"
bench:
	@python3 -m ssi_site.local bench $(ARGS)

# make audit ARGS="--only lighthouse,axe --pages landing,network*"
audit:
	@python3 -m ssi_site.local audit $(ARGS)

lock:
	@python3 -m ssi_site.local lock

stop:
	@python3 -m ssi_site.local stop

# make manage ARGS="create_member me@example.com --password ... --staff"
manage:
	@python3 -m ssi_site.local manage $(ARGS)
