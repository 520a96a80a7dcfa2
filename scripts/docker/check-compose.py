"""A plain check of docker-compose.yml for machines without a validator: keys and references."""

import sys

import yaml

KNOWN = {
    "build", "cap_drop", "command", "depends_on", "deploy", "environment", "healthcheck", "image",
    "init", "ports", "read_only", "restart", "secrets", "security_opt", "shm_size",
    "stop_grace_period", "tmpfs", "volumes",
}  # fmt: skip
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def findings(document):
    services = document.get("services") or {}
    for key in set(document) - {"services", "volumes", "secrets"}:
        if not key.startswith("x-"):
            yield f"{key}: unknown at the top"
    if not services:
        yield "services: there are none"
    for name, service in services.items():
        for key in set(service) - KNOWN:
            yield f"{name}.{key}: unknown"
        if not {"image", "build"} & set(service):
            yield f"{name}: neither image nor build"
        for other, terms in service.get("depends_on", {}).items():
            if other not in services:
                yield f"{name}.depends_on.{other}: no such service"
            if terms.get("condition") not in CONDITIONS:
                yield f"{name}.depends_on.{other}.condition: {terms.get('condition')}"
        for secret in service.get("secrets", []):
            if secret not in document.get("secrets", {}):
                yield f"{name}.secrets: {secret} is not declared"
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source[0] not in "./$" and source not in document.get("volumes", {}):
                yield f"{name}.volumes: {source} is not declared"


def main():
    with open("docker-compose.yml", encoding="utf-8") as file:
        found = list(findings(yaml.safe_load(file)))
    for finding in found:
        print(f"docker-compose.yml: {finding}")
    sys.exit(1 if found else 0)


main()
