using System.Reflection;
using Microsoft.Data.SqlClient;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Creates exceptions of the SQL Server client by reflection, because they have no public constructor.</summary>
static class SqlServerError
{
    const BindingFlags Any = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Create(int number, byte severity)
    {
        var error = typeof(SqlError).GetConstructors(Any)
            .First(each => each.GetParameters() is [var first, ..] && first.ParameterType == typeof(int));
        var values = error.GetParameters().Select(parameter => parameter switch
        {
            { Position: 0 } => number,
            { Position: 2 } => severity,
            { ParameterType: var type } when type == typeof(string) => "",
            { ParameterType: var type } when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        });
        var errors = (SqlErrorCollection)typeof(SqlErrorCollection).GetConstructors(Any).Single().Invoke([]);
        typeof(SqlErrorCollection).GetMethod("Add", Any)!.Invoke(errors, [error.Invoke([.. values])]);
        var create = typeof(SqlException).GetMethods(Any)
            .First(method => method.Name == "CreateException" && method.GetParameters().Length == 2);
        return (SqlException)create.Invoke(null, [errors, ""])!;
    }
}
