using System.Linq.Expressions;
using System.Reflection;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;

namespace LapeKnowledge.Umbraco.Querying;

/// <summary>
/// Rewrites a condition over an Umbraco model, such as <c>x =&gt; x.ParentId == 5</c>, to the row that has a property of the same name.
/// Names compare without regard to case, as Umbraco's databases compare them.
/// </summary>
internal sealed class RowTranslator<TRow> : ExpressionVisitor
{
    private readonly ParameterExpression _model;
    private readonly ParameterExpression _row = Expression.Parameter(typeof(TRow), "row");
    private readonly Expression<Func<TRow, string?>>? _name;

    private RowTranslator(ParameterExpression model, Expression<Func<TRow, string?>>? name)
    {
        _model = model;
        _name = name;
    }

    /// <param name="rows">The rows to filter.</param>
    /// <param name="query">Conditions over the model; null for none.</param>
    /// <param name="name">What <c>Name</c> stands for when it is not the column of that name.</param>
    public static IQueryable<TRow> Apply<TModel>(IQueryable<TRow> rows, IQuery<TModel>? query, Expression<Func<TRow, string?>>? name = null)
        => ExpressionQuery<TModel>.ConditionsOf(query).Aggregate(rows, (filtered, condition) => filtered.Where(Translate(condition, name)));

    public static Expression<Func<TRow, bool>> Translate(LambdaExpression condition, Expression<Func<TRow, string?>>? name = null)
    {
        var translator = new RowTranslator<TRow>(condition.Parameters[0], name);
        return Expression.Lambda<Func<TRow, bool>>(translator.Visit(condition.Body), translator._row);
    }

    protected override Expression VisitParameter(ParameterExpression node) => node == _model ? _row : node;

    protected override Expression VisitUnary(UnaryExpression node)
        => node.NodeType == ExpressionType.Convert && node.Operand == _model ? _row : base.VisitUnary(node);

    protected override Expression VisitMember(MemberExpression node)
    {
        var owner = node.Expression is UnaryExpression { NodeType: ExpressionType.Convert } cast ? cast.Operand : node.Expression;
        if (owner != _model)
        {
            return base.VisitMember(node);
        }
        if (_name is not null && IsName(node))
        {
            return new ParameterReplacer(_name.Parameters[0], _row).Visit(_name.Body);
        }
        var column = typeof(TRow).GetProperty(node.Member.Name)
            ?? throw new NotSupportedException($"{node.Member.DeclaringType?.Name}.{node.Member.Name} cannot be queried: {typeof(TRow).Name} has no such column.");
        Expression value = Expression.Property(_row, column);
        return column.PropertyType == node.Type ? value : Expression.Convert(value, node.Type);
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && (IsName(node.Left) || IsName(node.Right)) && !IsNull(node.Left) && !IsNull(node.Right))
        {
            return node.Update(Lower(Visit(node.Left)), node.Conversion, Lower(Visit(node.Right)));
        }
        return base.VisitBinary(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(SqlExpressionExtensions))
        {
            return VisitSqlExtension(node);
        }
        if (node.Method.DeclaringType == typeof(string) && node.Method.Name == nameof(string.StartsWith) && node.Object is not null && IsPath(node.Object))
        {
            return PathStartsWith(Visit(node.Object), Visit(node.Arguments[0]));
        }
        if (node.Method.DeclaringType == typeof(string) && node.Object is not null && IsName(node.Object) && node.Arguments is [{ } argument, ..] && argument.Type == typeof(string))
        {
            return StringCall(node.Method.Name, Visit(node.Object), Visit(argument), ignoreCase: true);
        }
        return base.VisitMethodCall(node);
    }

    private Expression VisitSqlExtension(MethodCallExpression node)
    {
        var arguments = node.Arguments.Select(a => Visit(a)).ToArray();
        var ignoreCase = IsName(node.Arguments[0]);
        return node.Method.Name switch
        {
            nameof(SqlExpressionExtensions.SqlStartsWith) when IsPath(node.Arguments[0]) => PathStartsWith(arguments[0], arguments[1]),
            nameof(SqlExpressionExtensions.SqlStartsWith) => StringCall(nameof(string.StartsWith), arguments[0], arguments[1], ignoreCase),
            nameof(SqlExpressionExtensions.SqlEndsWith) => StringCall(nameof(string.EndsWith), arguments[0], arguments[1], ignoreCase),
            nameof(SqlExpressionExtensions.SqlContains) => StringCall(nameof(string.Contains), arguments[0], arguments[1], ignoreCase),
            nameof(SqlExpressionExtensions.SqlEquals) => StringCall(nameof(string.Equals), arguments[0], arguments[1], ignoreCase),
            nameof(SqlExpressionExtensions.SqlIn) => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), node.Method.GetGenericArguments(), arguments),
            nameof(SqlExpressionExtensions.SqlNullableEquals) => Expression.Equal(Expression.Coalesce(arguments[0], arguments[2]), Expression.Coalesce(arguments[1], arguments[2])),
            _ => throw new NotSupportedException($"{node.Method.Name} is not translated."),
        };
    }

    private static Expression StringCall(string method, Expression text, Expression value, bool ignoreCase)
    {
        var (left, right) = ignoreCase ? (Lower(text), Lower(value)) : (text, value);
        return method == nameof(string.Equals)
            ? Expression.Equal(left, right)
            : Expression.Call(left, StringMethod(method), right);
    }

    /// <summary>Paths hold digits, commas and minus signs, so the last character of Unicode's basic plane ends every path of the prefix.</summary>
    private static Expression PathStartsWith(Expression path, Expression prefix)
    {
        var end = Expression.Add(prefix, Expression.Constant("\uffff"), Concat);
        return Expression.AndAlso(
            Expression.GreaterThanOrEqual(Expression.Call(Compare, path, prefix), Expression.Constant(0)),
            Expression.LessThan(Expression.Call(Compare, path, end), Expression.Constant(0)));
    }

    private static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    private static MethodInfo StringMethod(string name)
        => typeof(string).GetMethod(name, [typeof(string)]) ?? throw new NotSupportedException($"string.{name} is not translated.");

    private static Expression Lower(Expression text) => Expression.Call(text, nameof(string.ToLower), Type.EmptyTypes);

    private bool IsName(Expression expression) => expression is MemberExpression { Member.Name: "Name" } member && member.Type == typeof(string) && RootOf(member) == _model;

    private bool IsPath(Expression expression)
        => typeof(TRow) == typeof(NodeRow) && expression is MemberExpression { Member.Name: nameof(NodeRow.Path) } member && RootOf(member) == _model;

    private static bool IsNull(Expression expression) => expression is ConstantExpression { Value: null };

    private static Expression? RootOf(MemberExpression member)
        => member.Expression is UnaryExpression { NodeType: ExpressionType.Convert } cast ? cast.Operand : member.Expression;
}
