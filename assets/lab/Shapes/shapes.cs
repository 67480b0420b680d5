// Makes an object as a real cmdlet gives it, of what the practice lab answers: texts, numbers, dates, lists. The classes beside this file
// are the table: one for each kind of object, with the cmdlets that give it, and the type of each property.
// C# 5, and nothing but what .NET Framework 4.5 and netstandard2.0 have: Add-Type compiles it where an admin rehearses.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;

namespace PartnerWizard.PracticeLab
{
    /// <summary>Names a cmdlet that gives objects of a class.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class GivenByAttribute : Attribute
    {
        public GivenByAttribute(string cmdlet)
        {
            Cmdlet = cmdlet;
        }

        public string Cmdlet { get; private set; }
    }

    /// <summary>Names the class that reads an interface's texts: an interface itself has no code.</summary>
    [AttributeUsage(AttributeTargets.Interface)]
    public sealed class ReadByAttribute : Attribute
    {
        public ReadByAttribute(Type reader)
        {
            Reader = reader;
        }

        public Type Reader { get; private set; }
    }

    public static class Shapes
    {
        static readonly Dictionary<string, Type> given = Given();

        static Dictionary<string, Type> Given()
        {
            var found = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
            foreach (var type in typeof(Shapes).Assembly.GetTypes())
            {
                foreach (GivenByAttribute each in type.GetCustomAttributes(typeof(GivenByAttribute), false)) found.Add(each.Cmdlet, type);
            }
            return found;
        }

        /// <summary>The class of a cmdlet's objects, or null where it has none.</summary>
        public static Type TypeOf(string cmdlet)
        {
            Type type;
            return given.TryGetValue(cmdlet, out type) ? type : null;
        }

        /// <summary>An object of a class with these properties. Throws where the class has no such property, or its type cannot hold the value.</summary>
        public static object Make(Type type, IDictionary values)
        {
            var bytes = type.GetConstructor(new[] { typeof(byte[]) });
            var made = bytes == null ? Activator.CreateInstance(type, true) : bytes.Invoke(new[] { Read(typeof(byte[]), values["RawData"]) });
            foreach (DictionaryEntry each in values)
            {
                var property = Find(type, (string)each.Key);
                // What a certificate says by its own bytes is read from them.
                if (property.CanWrite) property.SetValue(made, Read(property.PropertyType, each.Value), null);
            }
            return made;
        }

        static PropertyInfo Find(Type type, string name)
        {
            for (var each = type; each != null; each = each.BaseType)
            {
                var found = each.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);
                if (found != null) return found;
            }
            throw new ArgumentException(type.FullName + " has no property " + name + ".");
        }

        /// <summary>A value of the lab as a type has it.</summary>
        public static object Read(Type wanted, object value)
        {
            if (value == null || wanted.IsInstanceOfType(value) && !(value is DateTime)) return value;
            var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
            var text = value as string;
            if (type == typeof(string)) return Convert.ToString(value, CultureInfo.InvariantCulture);
            // A server's dates are of its own zone, and what it keeps in UTC it shows in both.
            if (type == typeof(DateTime)) return ((DateTime)value).ToLocalTime();
            if (typeof(IDictionary).IsAssignableFrom(type)) return ReadMap(type, (IDictionary)value);
            if (value is IDictionary) return Make(type, (IDictionary)value);
            if (typeof(IList).IsAssignableFrom(type) && type != typeof(byte[])) return ReadList(type, text == null ? (IEnumerable)value : new[] { text });
            if (text == null) return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            if (text == "" && (type.IsPrimitive || type.IsEnum || type == typeof(Guid) || type == typeof(Uri))) return null;
            if (type.IsPrimitive) return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
            if (type.IsEnum) return Enum.Parse(type, text, true);
            if (type == typeof(Guid)) return new Guid(text);
            if (type == typeof(Uri)) return new Uri(text);
            if (type == typeof(byte[])) return Convert.FromBase64String(text);
            return ReadText(type, text);
        }

        static object ReadText(Type type, string text)
        {
            var by = (ReadByAttribute)Attribute.GetCustomAttribute(type, typeof(ReadByAttribute));
            var read = (by == null ? type : by.Reader).GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic);
            if (read == null) throw new ArgumentException("A text is no " + type.FullName + ".");
            return read.Invoke(null, new object[] { text });
        }

        static object ReadList(Type type, IEnumerable values)
        {
            var items = new ArrayList();
            var wanted = type.IsArray ? type.GetElementType() : ItemOf(type);
            foreach (var each in values) items.Add(Read(wanted, each));
            if (type.IsArray) return items.ToArray(wanted);
            var list = (IList)Activator.CreateInstance(type, true);
            foreach (var each in items) list.Add(each);
            return list;
        }

        static object ReadMap(Type type, IDictionary values)
        {
            var wanted = type.GetGenericArguments()[1];
            var map = (IDictionary)Activator.CreateInstance(type, StringComparer.OrdinalIgnoreCase);
            foreach (DictionaryEntry each in values) map.Add(each.Key, Read(wanted, each.Value));
            return map;
        }

        static Type ItemOf(Type type)
        {
            for (var each = type; each != null; each = each.BaseType)
            {
                if (each.IsGenericType) return each.GetGenericArguments()[0];
            }
            return typeof(object);
        }
    }
}
