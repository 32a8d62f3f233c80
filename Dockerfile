# How to renew the digests: docs/security.md#images-pinned-by-digest.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0.401@sha256:35d40304542c8689331f8cab17c65926cdf48fe711e289321d71924b230a7d29
ARG ASPNET_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0.12@sha256:2d584d8147faddb0d678c5748d47953e5b8e18621ed4fb7049a91381d9d7746f

FROM ${SDK_IMAGE} AS build
WORKDIR /src
# The packages change less often than the code: their layer is kept while the project files stay the same.
COPY global.json .editorconfig BannedSymbols.txt Directory.Build.props Directory.Packages.props ./
COPY PlanningPoker.Core/*.csproj PlanningPoker.Core/packages.lock.json PlanningPoker.Core/
COPY PlanningPoker.Web/*.csproj PlanningPoker.Web/packages.lock.json PlanningPoker.Web/
RUN dotnet restore PlanningPoker.Web --locked-mode
COPY PlanningPoker.Core/ PlanningPoker.Core/
COPY PlanningPoker.Web/ PlanningPoker.Web/
COPY wwwroot/ wwwroot/
RUN dotnet publish PlanningPoker.Web --configuration Release --no-restore --output /app /p:UseAppHost=false

FROM ${ASPNET_IMAGE}
WORKDIR /app
COPY --from=build /app ./
# The embedded database is all that the program writes; the folder is its user's before a volume is laid over it.
RUN mkdir App_Data && chown "$APP_UID" App_Data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080
# Nothing is written outside of App_Data and /tmp, where large imports are kept while they are read: as both are volumes, the root may be
# read-only (docker run --read-only).
ENV DOTNET_EnableDiagnostics=0
EXPOSE 8080
VOLUME ["/app/App_Data", "/tmp"]
# The image has no curl; bash can open a connection itself.
HEALTHCHECK --interval=10s --timeout=6s --retries=3 --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "PlanningPoker.Web.dll"]
