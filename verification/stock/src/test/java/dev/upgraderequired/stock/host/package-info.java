/** The application that the contract of a host deploys. */
package dev.upgraderequired.stock.host;
