/** The start page of the examples. An application that copies an example does not need it. */
package dev.upgraderequired.example.tour;
