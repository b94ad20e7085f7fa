# claimcheck with every reader and report, for pipelines without a Python of their own:
#   docker build -t claimcheck .
#   docker run --rm -v "$PWD:/work" claimcheck check article.md
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN python -m venv /opt/claimcheck \
    && /opt/claimcheck/bin/pip install --no-cache-dir --disable-pip-version-check \
        ".[lsp,office,pdf,services,word]"

FROM python:3.12-slim
# `check --diff` asks git what changed.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home claimcheck
COPY --from=build /opt/claimcheck /opt/claimcheck
ENV PATH="/opt/claimcheck/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
USER claimcheck
WORKDIR /work
ENTRYPOINT ["claimcheck"]
CMD ["--help"]
