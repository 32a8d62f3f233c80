FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# The packages change less often than the code: their layer is kept while the project files stay the same.
COPY global.json .editorconfig BannedSymbols.txt Directory.Build.props Directory.Packages.props ./
COPY PlanningPoker.Core/PlanningPoker.Core.csproj PlanningPoker.Core/
COPY PlanningPoker.Web/PlanningPoker.Web.csproj PlanningPoker.Web/
RUN dotnet restore PlanningPoker.Web
COPY PlanningPoker.Core/ PlanningPoker.Core/
COPY PlanningPoker.Web/ PlanningPoker.Web/
COPY wwwroot/ wwwroot/
RUN dotnet publish PlanningPoker.Web --configuration Release --no-restore --output /app /p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The embedded database is all that the program writes; the folder is its user's before a volume is laid over it.
RUN mkdir App_Data && chown "$APP_UID" App_Data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
VOLUME /app/App_Data
ENTRYPOINT ["dotnet", "PlanningPoker.Web.dll"]
